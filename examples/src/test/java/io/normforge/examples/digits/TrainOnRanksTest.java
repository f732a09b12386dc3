package io.normforge.examples.digits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many ranks train, what comes out is what one rank with the whole batches has, to rounding. */
class TrainOnRanksTest {

    private static final double ROUNDING = 1e-5;

    private static final Pattern COMPARISON =
            Pattern.compile("accuracy (\\S+) %, and (\\S+) % of one rank .* weights differ by (\\S+) at most");

    private static String byThreads(int ranks) throws Exception {
        return byThreads(ranks, "quick");
    }

    private static String byThreads(int ranks, String effort) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(TrainOnRanks.run(Transport.THREADS, ranks, effort, new PrintStream(printed, true, UTF_8)))
                .isZero();
        return printed.toString(UTF_8);
    }

    private static void assertIsThatOfOneRank(String printed) {
        Matcher comparison = COMPARISON.matcher(printed);
        assertThat(comparison.find()).as(printed).isTrue();
        assertThat(comparison.group(1)).isEqualTo(comparison.group(2));
        assertThat(Double.parseDouble(comparison.group(3))).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void threadsTrainWhatOneRankTrains(int ranks) throws Exception {
        String printed = byThreads(ranks);
        assertIsThatOfOneRank(printed);
        assertThat(progress(printed)).as(printed).isEqualTo(Effort.QUICK.epochs());
        assertThat(printed).contains("norm1, allGather   ", "norm2, allReduceSum   ", "gradients, all");
    }

    /** Under a PATH of its own, for that is where mpirun is looked for. */
    private static String byProcesses(String path, int exitCode, String... arguments) throws Exception {
        Path output = Files.createTempFile("ranks", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TrainOnRanks.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PATH", path);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("hangs: %s", Files.readString(output))
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(exitCode);
            return Files.readString(output);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /** Checksums of weights and running statistics. */
    private static String bits(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("bits: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(printed));
    }

    private static long progress(String printed) {
        return printed.lines().filter(line -> line.startsWith("epoch ")).count();
    }

    @Test
    void whereThereIsNoMpiItStartsProcessesItselfWithTheBitsOfThreads() throws Exception {
        String printed = byProcesses("", 0, "mpi", "2", "quick");
        assertThat(printed)
                .startsWith("There is no mpirun on the PATH, so this starts the processes itself.\n"
                        + "2 ranks, a process each, over JGroups\nepoch 1/2 ");
        assertThat(bits(printed)).isEqualTo(bits(byThreads(2)));
        assertIsThatOfOneRank(printed);
        assertThat(progress(printed)).isEqualTo(Effort.QUICK.epochs());
    }

    @Test
    void processesOfMpiHaveTheBitsOfThreads() throws Exception {
        assumeThat(RankProcesses.hasMpi()).as("mpirun on the PATH").isTrue();
        String printed = byProcesses(System.getenv("PATH"), 0, "mpi", "4", "quick");
        assertThat(printed).contains("4 ranks, a process each, started by mpirun\n");
        assertThat(bits(printed)).isEqualTo(bits(byThreads(4)));
        assertIsThatOfOneRank(printed);
        assertThat(progress(printed)).isEqualTo(Effort.QUICK.epochs());
    }

    @Test
    void ranksThatFailAreTold() throws Exception {
        assumeThat(RankProcesses.hasMpi()).as("mpirun on the PATH").isTrue();
        assertThat(byProcesses(System.getenv("PATH"), 1, "mpi", "3", "quick"))
                .contains("a batch of 16 images on 3 ranks");
    }

    @Test
    void aBatchThatRanksCannotShareIsRefused() {
        assertThatThrownBy(() -> byThreads(3))
                .hasRootCauseMessage("a batch of 16 images on 3 ranks; take a number of ranks that divides it");
    }

    @Test
    void timesOfMessagesAreRankZerosToTell() throws Exception {
        assertThat(byThreads(2, RankProcess.TIMES).lines().skip(1))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .matches("2 ranks, +\\S+ KB: median \\S+ µs, 99th percentile \\S+ µs, mean \\S+ µs"));
    }

    @Test
    void anUnknownTransportIsNamed() {
        assertThatThrownBy(() -> Transport.of("pigeons"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ranks over 'pigeons'; write one of [threads, mpi, jgroups]");
    }
}
