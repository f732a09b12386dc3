package io.normforge.integrations.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The processes of a job. Every wait has a limit, after which all of them are killed and the test fails with what they printed;
 * {@link #close} kills what is left.
 */
public final class Job implements AutoCloseable {

    /** Far more than ranks take to start or to come to a point. */
    public static final Duration NEVER_HANGS = Duration.ofSeconds(60);

    private final JobSpec spec;
    private final Path folder;
    private final Markers markers;
    private final List<Process> processes;

    private Job(JobSpec spec, Path folder) throws IOException {
        this.spec = spec;
        this.folder = folder;
        markers = new Markers(folder);
        Path output = Files.createFile(folder.resolve("output"));
        processes = spec.transport()
                .launch(
                        spec.commands(folder),
                        process -> process.redirectErrorStream(true)
                                .redirectInput(ProcessBuilder.Redirect.from(
                                        Path.of("/dev/null").toFile()))
                                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                                .start());
    }

    /** Starts all ranks. */
    public static Job start(JobSpec spec) throws IOException {
        return new Job(spec, Files.createTempDirectory("normforge-job"));
    }

    /** Starts all ranks, and waits for their end. */
    public static JobEnd run(JobSpec spec) throws IOException, InterruptedException {
        try (Job job = start(spec)) {
            return job.awaitEnd(NEVER_HANGS);
        }
    }

    /** Waits until a rank has come to a point, which it marks or is held at. */
    public void awaitMark(int rank, String point) throws InterruptedException, IOException {
        boolean came = Markers.await(() -> markers.has(rank, point) || noneRuns(), NEVER_HANGS);
        if (!came || !markers.has(rank, point)) {
            throw new AssertionError("rank " + rank + " does not come to " + point + "; " + killed());
        }
    }

    /** Lets a rank go on from where it is held, or will be. */
    public void release(int rank, String point) {
        markers.write(rank, point + ".go", "");
    }

    /** Sends a signal to a rank's own process. */
    public void signal(int rank, Signal signal) throws IOException, InterruptedException {
        awaitMark(rank, Markers.PID);
        signal.to(pid(rank).orElseThrow());
    }

    /** Continues a rank that was stopped; a launcher may have ended it. */
    public void resumeIfThere(int rank) throws IOException, InterruptedException {
        if (runningRanks().contains(rank)) {
            Signal.CONT.to(pid(rank).orElseThrow());
        }
    }

    /** Whether a rank has come to a point. */
    public boolean hasMark(int rank, String point) {
        return markers.has(rank, point);
    }

    /** What a rank has reported. */
    public String report(int rank, String name) {
        return markers.read(rank, name)
                .orElseThrow(() -> new AssertionError("rank " + rank + " has reported no " + name));
    }

    /** Waits until every process has ended by itself, and sees that no process of a rank is left. */
    public JobEnd awaitEnd(Duration limit) throws InterruptedException, IOException {
        if (!Markers.await(this::noneRuns, limit)) {
            throw new AssertionError(spec + " has not ended after " + limit + "; " + killed());
        }
        // A launcher has told its ranks to end, and may end a little before them.
        boolean gone = Markers.await(() -> runningRanks().isEmpty(), Duration.ofSeconds(5));
        assertThat(gone)
                .as("ranks %s are left when all has ended: %s", runningRanks(), end())
                .isTrue();
        return end();
    }

    /** Kills what is left. */
    @Override
    public void close() throws IOException {
        killAll();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private String killed() throws IOException {
        killAll();
        return "killed: " + end();
    }

    private void killAll() {
        runningRanks().forEach(rank -> pid(rank).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly));
        processes.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    private boolean noneRuns() {
        return processes.stream().noneMatch(Process::isAlive);
    }

    private List<Integer> runningRanks() {
        return IntStream.range(0, spec.ranks())
                .boxed()
                .filter(rank -> pid(rank).flatMap(ProcessHandle::of).isPresent())
                .toList();
    }

    private Optional<Long> pid(int rank) {
        return markers.read(rank, Markers.PID).map(Long::valueOf);
    }

    private JobEnd end() throws IOException {
        List<Integer> exitCodes = new ArrayList<>();
        for (Process process : processes) {
            exitCodes.add(process.isAlive() ? null : process.exitValue());
        }
        return new JobEnd(
                exitCodes,
                IntStream.range(0, spec.ranks())
                        .mapToObj(rank -> markers.read(rank, Markers.OUTCOME))
                        .toList(),
                Files.readString(folder.resolve("output")));
    }
}
