package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.testing.ForkedJvm;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.RandomSpecs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same bits in JVMs as people start them, while the JIT is at work too. {@code -Dnormforge.jvm-flags.specs=300} has more of
 * them than every build.
 */
class JvmFlagsTest {

    private static final int SPECS =
            Integer.getInteger("normforge.jvm-flags.specs", OnceInCi.Condition.isTestedAgain() ? 4 : 8);
    private static final long SEED = 20261127L;
    private static final int CALLS = 300;

    @TempDir
    private static Path classes;

    private static List<String> ordinary;

    /** Each layout once, then by chance. */
    static List<RandomSpecs.Sample> samples(int count) {
        List<RandomSpecs.Sample> samples = new ArrayList<>(List.of(
                sample(LayerSpec.layer(-1, 100), 3, 100),
                sample(LayerSpec.batch(-1, 37, 49), 5, 37, 49),
                sample(LayerSpec.batch(-1, 5, 400), 3, 5, 400),
                sample(LayerSpec.batch(-1, 33).withChannelAxis(-1), 70, 33),
                sample(LayerSpec.layer(-1, 12, 40).withAxes(1), 2, 12, 40)));
        RandomSpecs specs = new RandomSpecs(new Random(SEED));
        while (samples.size() < count) {
            samples.add(specs.next());
        }
        return samples.subList(0, count);
    }

    private static RandomSpecs.Sample sample(LayerSpec spec, int... shape) {
        return new RandomSpecs.Sample(spec, List.of(shape));
    }

    @BeforeAll
    static void runAnOrdinaryJvm() {
        LayerCompiler.plainAndVector()
                .compile(samples(SPECS).stream().map(RandomSpecs.Sample::spec).toList())
                .writeTo(classes);
        ordinary = bits("-XX:+UseSerialGC", CALLS, true);
        assertThat(ordinary).as("one line for each spec, seed %d", SEED).hasSize(SPECS);
    }

    static Stream<String> flags() {
        Stream<String> everywhere = Stream.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:-TieredCompilation",
                "-XX:UseAVX=1",
                "-XX:UseAVX=2",
                "-XX:+UseParallelGC",
                "-XX:+UseG1GC",
                "-XX:-UseSuperWord",
                "-XX:ObjectAlignmentInBytes=16");
        return Runtime.version().feature() < 25
                ? everywhere
                : Stream.concat(everywhere, Stream.of("-XX:+UseCompactObjectHeaders"));
    }

    @ParameterizedTest
    @MethodSource("flags")
    void anyJitAndGarbageCollectorHaveTheSameBits(String flag) {
        boolean hasFastVectors = !flag.contains("TieredStopAtLevel");
        assertThat(bits(flag, hasFastVectors ? CALLS : CALLS / 10, hasFastVectors))
                .isEqualTo(ordinary);
    }

    @ParameterizedTest
    @MethodSource("slowFlags")
    void jvmsWithoutAJitOrFusedMultiplyAddHaveTheSameBits(String flag) {
        assertThat(bits(flag, 2, false)).isEqualTo(ordinary);
    }

    static Stream<String> slowFlags() {
        return Stream.of("-Xint", "-XX:UseAVX=0", "-XX:-UseFMA");
    }

    /** Each line once; they come in order. */
    private static List<String> bits(String flag, int calls, boolean vectors) {
        return ForkedJvm.run(
                        List.of(flag),
                        JvmFlagsProbe.class,
                        classes.toString(),
                        String.valueOf(SPECS),
                        String.valueOf(calls),
                        String.valueOf(vectors))
                .stream()
                .filter(line -> line.startsWith(JvmFlagsProbe.BITS))
                .distinct()
                .toList();
    }
}
