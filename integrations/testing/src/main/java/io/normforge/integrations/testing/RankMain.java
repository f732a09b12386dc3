package io.normforge.integrations.testing;

import io.normforge.Communicator;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The main class of a rank's process. It leaves its process's number before anything else and how the program ended after it, and
 * does with the group what documentation asks of every program: {@code fail} with what was thrown, and {@code close}.
 */
public final class RankMain {

    private RankMain() {}

    /** Folder, rank, size, the limit of waits in milliseconds, the classes of transport and program, and its arguments. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Markers markers = new Markers(Path.of(args[0]));
        int rank = Integer.parseInt(args[1]);
        markers.write(rank, Markers.PID, Long.toString(ProcessHandle.current().pid()));
        ProcessStage stage = new ProcessStage(
                markers,
                rank,
                Integer.parseInt(args[2]),
                Long.parseLong(args[3]),
                create(args[4], Transport.class),
                Arrays.asList(args).subList(6, args.length));
        try {
            runToTheEnd(create(args[5], RankProgram.class), stage);
            markers.write(rank, Markers.OUTCOME, JobEnd.COMPLETED);
        } catch (Throwable e) {
            // No interrupted thread writes files.
            Thread.interrupted();
            markers.write(rank, Markers.OUTCOME, e.toString());
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private static void runToTheEnd(RankProgram program, ProcessStage stage) throws Exception {
        try {
            program.run(stage);
        } catch (Throwable e) {
            stage.joined().ifPresent(group -> group.fail(e));
            throw e;
        } finally {
            stage.joined().ifPresent(Communicator::close);
        }
    }

    private static <T> T create(String name, Class<T> type) throws ReflectiveOperationException {
        return Class.forName(name).asSubclass(type).getDeclaredConstructor().newInstance();
    }
}
