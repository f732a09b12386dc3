package io.normforge.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.integrations.testing.Job;
import io.normforge.integrations.testing.JobEnd;
import io.normforge.integrations.testing.JobSpec;
import io.normforge.integrations.testing.programs.Contract;
import io.normforge.integrations.testing.programs.Several;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The constants of MPI-5's standard interface, over a stand-in that takes no others, where there is a compiler for it. */
@Timeout(120)
class StandardInterfaceTest {

    @TempDir
    private Path folder;

    @AfterEach
    void forgetLibrary() {
        System.clearProperty(MpiLibrary.PROPERTY);
    }

    @Test
    void itsConstantsAreTheOnesThatAreUsed() throws Exception {
        MpiTransport mpi = new MpiTransport();
        assumeTrue(mpi.missing().isEmpty(), mpi.missing());
        System.setProperty(MpiLibrary.PROPERTY, standIn().toString());
        JobEnd end = Job.run(new JobSpec(
                mpi,
                2,
                Several.class,
                Duration.ofSeconds(50),
                List.of(Contract.class.getName(), Parts.class.getName())));
        assertThat(end.succeeded()).as("%s", end).isTrue();
    }

    private Path standIn() throws IOException, InterruptedException {
        Path library = folder.resolve("libmpi_abi.so");
        assumeTrue(
                findsHeader(),
                "no mpicc with its mpi.h: install Debian's libopenmpi-dev and gcc to test MPI's standard interface");
        File output = folder.resolve("output").toFile();
        assertThat(compile(output, "-shared", "-fPIC", "-o", library.toString(), "src/test/c/standard_interface.c"))
                .as("see %s", output)
                .isZero();
        return library;
    }

    /** Debian's openmpi-bin alone has the compiler's name, and no header. */
    private boolean findsHeader() throws InterruptedException {
        try {
            return compile(folder.resolve("probe").toFile(), "-E", "-include", "mpi.h", "-x", "c", "/dev/null") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int compile(File output, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mpicc"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start()
                .waitFor();
    }
}
