package io.normforge.integrations.testing.programs;

import io.normforge.Communicator;
import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;
import java.util.concurrent.locks.LockSupport;

/**
 * Gathers round after round, and marks where it is. The first argument says how many values, the second how many rounds; the others are
 * {@link Fault}s.
 */
public final class Rounds implements RankProgram {

    /** Where a rank is held. */
    public static final String HELD = "held";

    /** What ranks mark right before the gather of a round. */
    public static String before(int round) {
        return "before-" + round;
    }

    /** What ranks mark right after it. */
    public static String after(int round) {
        return "after-" + round;
    }

    @Override
    public void run(Stage stage) throws InterruptedException {
        if (is(stage, Fault.NEVER_STARTS, 0)) {
            stage.hold(HELD);
        }
        Communicator rank = stage.communicator();
        int length = Integer.parseInt(stage.arguments().get(0));
        int rounds = Integer.parseInt(stage.arguments().get(1));
        double[] mine = new double[length + 1];
        double[] all = new double[mine.length * rank.size()];
        for (int round = 0; round < rounds; round++) {
            if (is(stage, Fault.LEAVE, round)) {
                return;
            }
            fail(stage, round);
            stage.mark(before(round));
            if (is(stage, Fault.INTERRUPT, round)) {
                Thread.currentThread().interrupt();
            }
            if (is(stage, Fault.OTHER_CALL, round)) {
                rank.allReduceSum(mine, all, length);
            } else {
                rank.allGather(mine, all, is(stage, Fault.OTHER_LENGTH, round) ? length + 1 : length);
            }
            stage.mark(after(round));
        }
        fail(stage, rounds);
    }

    private static void fail(Stage stage, int round) throws InterruptedException {
        if (is(stage, Fault.HOLD, round)) {
            stage.hold(HELD);
        }
        if (is(stage, Fault.THROW, round)) {
            throw new IllegalStateException("out of data");
        }
        if (is(stage, Fault.WATCHDOG, round)) {
            new Thread(() -> failLater(stage.communicator()), "watchdog").start();
        }
        if (is(stage, Fault.EXIT, round)) {
            System.exit(3);
        }
    }

    private static void failLater(Communicator rank) {
        LockSupport.parkNanos(200_000_000);
        rank.fail(new IllegalStateException("no sign of life"));
    }

    private static boolean is(Stage stage, Fault fault, int round) {
        return stage.arguments().contains(fault.by(stage.rank(), round));
    }
}
