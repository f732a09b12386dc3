package io.normforge;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Branches of a model that do not depend on each other, run side by side on one rank, so that their SYNC_BATCH layers share
 * messages: a call waits until every branch that still runs has come to one too, and what all of them have to say goes in one.
 *
 * <pre>{@code
 * Branches branches = Branches.of(rank, 2);
 * left = new ModelLeft(Mode.TRAIN, branches.rank(0));
 * right = new ModelRight(Mode.TRAIN, branches.rank(1));
 * ...
 * branches.run(() -> left.forward(x, y), () -> right.forward(x, z));
 * branches.run(() -> left.backward(x, dy, dx), () -> right.backward(x, dz, dw));
 * }</pre>
 *
 * <p>Message k of a run is made of the call k of each branch that has so many, so it is the same on all ranks whichever branch is
 * faster. Bits are those of branches that run one after the other. A branch has a thread, and the first is run by the caller; so
 * calls of the rank that is shared come from several threads, one at a time. It pays where a message takes longer than to wake a
 * thread.
 *
 * <p>One thread at a time runs branches. All ranks run as many, in the same order. Nothing is allocated once the longest messages
 * have been sent.
 */
public final class Branches implements AutoCloseable {

    private final JoinedMessages messages;
    private final List<BranchRank> ranks;
    private final Runnable[] tasks;
    private final Throwable[] thrown;

    private Branches(Communicator rank, int branches) {
        messages = new JoinedMessages(rank, branches);
        ranks = IntStream.range(0, branches)
                .mapToObj(branch -> new BranchRank(rank, messages, branch))
                .toList();
        tasks = new Runnable[branches];
        thrown = new Throwable[branches];
        for (int branch = 1; branch < branches; branch++) {
            start(branch, rank + ", branch " + branch);
        }
    }

    /**
     * So many branches of a rank.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Branches of(Communicator rank, int branches) {
        Objects.requireNonNull(rank, "rank: whose messages the branches share");
        if (branches < 1) {
            throw new IllegalArgumentException(rank + ": " + branches + " branches; write 1 or more");
        }
        return new Branches(rank, branches);
    }

    /** The rank as a branch has it: what to make the branch's layers with. Outside of {@link #run} it shares nothing. */
    public Communicator rank(int branch) {
        return ranks.get(branch);
    }

    /**
     * Runs branches side by side, and returns when all have ended. Exceptions are those of the first branch that threw one.
     *
     * @param branches what each does; those behind may be left out
     * @throws IllegalArgumentException if there are more than branches
     */
    public void run(Runnable... branches) {
        if (branches.length < 1 || branches.length > tasks.length) {
            throw new IllegalArgumentException(
                    branches.length + " branches to run, of " + tasks.length + "; run one or more of them");
        }
        for (int branch = 0; branch < branches.length; branch++) {
            tasks[branch] = Objects.requireNonNull(branches[branch], "branches: what each does");
        }
        messages.begin(branches.length);
        runHere(0);
        messages.awaitEnd();
        rethrow(branches.length);
    }

    private void start(int branch, String name) {
        Thread thread = new Thread(
                () -> {
                    while (messages.awaitBegin(branch)) {
                        runHere(branch);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void runHere(int branch) {
        try {
            tasks[branch].run();
        } catch (Throwable e) {
            thrown[branch] = e;
        } finally {
            tasks[branch] = null;
            messages.end(branch);
        }
    }

    private void rethrow(int ran) {
        Throwable first = null;
        for (int branch = 0; branch < ran; branch++) {
            Throwable next = thrown[branch];
            thrown[branch] = null;
            if (first == null) {
                first = next;
            } else if (next != null && next != first) {
                first.addSuppressed(next);
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Ends the threads of the branches; not while they run. The rank stays as it is. */
    @Override
    public void close() {
        messages.close();
    }
}
