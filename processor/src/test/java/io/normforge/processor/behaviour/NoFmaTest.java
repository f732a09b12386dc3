package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.testing.ForkedJvm;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.RandomSpecs;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that does without the instruction for fused multiply-add beside one that may use it. */
class NoFmaTest {

    private static final int SPECS = 80;
    private static final long SEED = 20261126L;

    @TempDir
    private static Path classes;

    private static List<String> with;
    private static List<String> without;

    /** Specs by chance, with rows, columns, activations and all that a plain kernel may hold. */
    static List<RandomSpecs.Sample> samples() {
        RandomSpecs specs = new RandomSpecs(new Random(SEED));
        return IntStream.range(0, SPECS).mapToObj(i -> specs.next()).toList();
    }

    @BeforeAll
    static void runBoth() {
        LayerCompiler.plainAndVector()
                .compile(samples().stream().map(RandomSpecs.Sample::spec).toList())
                .writeTo(classes);
        with = run("-XX:+UseFMA");
        without = run("-XX:-UseFMA");
    }

    /** Says of each class where it came from, too. */
    private static List<String> run(String flag) {
        return ForkedJvm.run(List.of(flag, "-Xlog:class+load"), NoFmaProbe.class, classes.toString());
    }

    @Test
    void bothHaveTheSameBits() {
        assertThat(startingWith(without, NoFmaProbe.BITS))
                .hasSizeGreaterThan(SPECS)
                .isEqualTo(startingWith(with, NoFmaProbe.BITS));
    }

    @Test
    void plainKernelsAreTheDefaultWithoutTheInstructionAndTheReasonSaysWhy() {
        assertThat(startingWith(without, NoFmaProbe.CHOICE))
                .containsExactly(
                        NoFmaProbe.CHOICE + "PLAIN: this JVM has no instruction for fused multiply-add, without which"
                                + " vector kernels are many times slower");
    }

    @Test
    void plainKernelsCallTheRuntimesOwnOnlyWhereThereIsNoInstruction() {
        assertThat(plainKernels(without)).hasSizeGreaterThanOrEqualTo(SPECS).allMatch(NoFmaTest::isDefinedByTheLayer);
        assertThat(plainKernels(with)).hasSizeGreaterThanOrEqualTo(SPECS).noneMatch(NoFmaTest::isDefinedByTheLayer);
    }

    private static boolean isDefinedByTheLayer(String line) {
        return line.contains("LookupDefineClass");
    }

    private static List<String> plainKernels(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches(".* layers\\.\\w+Plain\\w* source: .*"))
                .toList();
    }

    private static List<String> startingWith(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).toList();
    }
}
