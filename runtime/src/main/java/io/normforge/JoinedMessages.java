package io.normforge;

import java.util.Arrays;

/**
 * Where branches of one rank meet to send one message. All state is guarded by this object's monitor, which whoever comes last
 * holds while the message is under way: all others wait for it anyway. A monitor, for conditions allocate.
 */
final class JoinedMessages {

    private final Communicator rank;
    private final double[][] mine;
    private final double[][] all;
    private final int[] lengths;
    private double[] given = {};
    private double[] gathered = {};

    /** Which branches wait for the message, and which for something to do; whether any runs. */
    private final boolean[] waits;

    private final boolean[] idle;
    private final boolean[] runs = {false};

    /** Branches that have not ended. */
    private int running;

    private int arrived;
    private boolean closed;

    /** Of the last message; the next one is not sent before all who took part in it have seen this. */
    private RuntimeException failure;

    JoinedMessages(Communicator rank, int branches) {
        this.rank = rank.named("messages of branches");
        mine = new double[branches][];
        all = new double[branches][];
        lengths = new int[branches];
        waits = new boolean[branches];
        idle = new boolean[branches];
        Arrays.fill(idle, true);
    }

    synchronized void begin(int branches) {
        running = branches;
        runs[0] = true;
        Arrays.fill(idle, 0, branches, false);
        notifyAll();
    }

    /** Whether a branch has something to do, or else all is over. */
    synchronized boolean awaitBegin(int branch) {
        awaitWhile(idle, branch);
        return !closed;
    }

    /** A branch has ended, so the others need not wait for it. */
    synchronized void end(int branch) {
        idle[branch] = true;
        running--;
        if (running == 0) {
            runs[0] = false;
            notifyAll();
        } else if (arrived == running) {
            send();
        }
    }

    synchronized void awaitEnd() {
        awaitWhile(runs, 0);
    }

    synchronized void close() {
        closed = true;
        Arrays.fill(idle, false);
        notifyAll();
    }

    /** {@link Communicator#allGather} of a branch. */
    synchronized void gather(int branch, double[] values, double[] received, int length) {
        mine[branch] = values;
        all[branch] = received;
        lengths[branch] = length;
        waits[branch] = true;
        arrived++;
        if (arrived >= running) {
            send();
        }
        awaitWhile(waits, branch);
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Waits for what others of the same rank do, which is not long. Who is interrupted meanwhile goes on and stays so, and is
     * told when the rank next waits for others.
     */
    private void awaitWhile(boolean[] flags, int index) {
        boolean interrupted = false;
        while (flags[index]) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        failure = null;
        try {
            int length = join();
            rank.allGather(given, gathered, length);
            divide(length);
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            Arrays.fill(mine, null);
            Arrays.fill(all, null);
            Arrays.fill(waits, false);
            arrived = 0;
            notifyAll();
        }
    }

    /** The values of all branches that have come, in their order; how many there are. */
    private int join() {
        int length = 0;
        for (int branch = 0; branch < mine.length; branch++) {
            length += mine[branch] == null ? 0 : lengths[branch];
        }
        if (given.length < length) {
            given = new double[length];
            gathered = new double[rank.size() * length];
        }
        int at = 0;
        for (int branch = 0; branch < mine.length; branch++) {
            if (mine[branch] != null) {
                System.arraycopy(mine[branch], 0, given, at, lengths[branch]);
                at += lengths[branch];
            }
        }
        return length;
    }

    private void divide(int length) {
        int at = 0;
        for (int branch = 0; branch < mine.length; branch++) {
            if (mine[branch] != null) {
                for (int from = 0; from < rank.size(); from++) {
                    int count = lengths[branch];
                    System.arraycopy(gathered, from * length + at, all[branch], from * count, count);
                }
                at += lengths[branch];
            }
        }
    }
}
