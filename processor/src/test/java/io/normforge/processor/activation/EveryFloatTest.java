package io.normforge.processor.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.FusedSpec;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.ReferenceActivation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each activation and its derivative, as kernels compute them, against the definition in double precision.
 *
 * <p>A build tries a seeded million of floats and all neighbours of powers of two; {@code -Dnormforge.every-float=true} tries
 * all 2³² on the widest vector kernel, which takes minutes for each function. Either writes {@code target/activations.txt}.
 */
@OnceInCi
class EveryFloatTest {

    private static final boolean EVERY_FLOAT = Boolean.getBoolean("normforge.every-float");
    private static final long SEED = Long.getLong("normforge.seed", 20261125L);
    private static final int RANDOM_FLOATS = 1_000_000;
    private static final int NEIGHBOURS = 20;

    /** Units in the last place that any value or slope may be off. */
    private static final double BOUND = 4;

    /** What a value below 2⁻²² may be off. */
    private static final double SMALL_BOUND = 0x1p-24;

    private static final Set<Activation> MONOTONE =
            Set.of(Activation.RELU, Activation.LEAKY_RELU, Activation.SIGMOID, Activation.TANH);

    private static final List<String> REPORT = new ArrayList<>();
    private static List<LayerSpec> specs;
    private static CompiledLayers compiled;

    @BeforeAll
    static void compileEveryActivation() {
        specs = activations()
                .map(activation -> GatedLayer.spec().withActivation(activation))
                .toList();
        compiled = LayerCompiler.plainAndVector().compile(specs);
    }

    @AfterAll
    static void report() throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "activations.txt"), REPORT);
    }

    static Stream<Activation> activations() {
        return Arrays.stream(Activation.values()).filter(activation -> activation != Activation.NONE);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void valueAndSlopeAreExactToAFewUnitsAndTheSameOnEveryKernel(Activation activation) {
        Sweep sweep = EVERY_FLOAT ? allFloats(activation) : someFloats(activation);
        String line = activation + ": value " + sweep.value() + ", " + sweep.steps() + "; slope " + sweep.slope();
        System.out.println(line);
        REPORT.add(line);
        assertThat(sweep.difference()).isEmpty();
        assertThat(sweep.value().units()).as("value: %s", sweep.value()).isLessThanOrEqualTo(BOUND);
        assertThat(sweep.slope().units()).as("slope: %s", sweep.slope()).isLessThanOrEqualTo(BOUND);
        assertThat(sweep.value().smallError()).isLessThanOrEqualTo(SMALL_BOUND);
        assertThat(sweep.slope().smallError()).isLessThanOrEqualTo(SMALL_BOUND);
        assertThat(sweep.steps().units())
                .as("%s", sweep.steps())
                .isLessThanOrEqualTo(MONOTONE.contains(activation) ? 0 : BOUND);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void zerosInfinitiesAndNaNAreExact(Activation activation) {
        float[] z = new float[GatedLayer.ROW];
        float[] special = {0f, -0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN};
        System.arraycopy(special, 0, z, 0, special.length);
        float[] values = new float[z.length];
        float[] slopes = new float[z.length];
        for (Kernel kernel : Kernel.all()) {
            new GatedLayer(compiled, indexOf(activation), kernel, z.length).apply(z, values, slopes);
            for (int i = 0; i < special.length; i++) {
                assertSame(
                        activation + " of " + special[i],
                        values[i],
                        ReferenceActivation.value(activation, FusedSpec.DEFAULT_SLOPE, special[i]));
                assertSame(
                        activation + "' of " + special[i],
                        slopes[i],
                        ReferenceActivation.slope(activation, FusedSpec.DEFAULT_SLOPE, special[i]));
            }
        }
    }

    /** The same number, whatever the sign of a zero, or NaN as well. */
    private static void assertSame(String name, float value, double exact) {
        assertThat(value == (float) exact || Float.isNaN(value) && Double.isNaN(exact))
                .as("%s is %s, and ought to be %s", name, value, exact)
                .isTrue();
    }

    private static int indexOf(Activation activation) {
        return specs.indexOf(GatedLayer.spec().withActivation(activation));
    }

    /** Negative floats from the largest magnitude down, then positive ones up: ascending, in parts for all cores. */
    private static Sweep allFloats(Activation activation) {
        int parts = 64;
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> new Sweep(compiled, indexOf(activation), List.of(chosenKernel()))
                        .over(EveryFloatTest::ascending, (1L << 32) / parts * part, (1L << 32) / parts * (part + 1)))
                .reduce(Sweep::merge)
                .orElseThrow();
    }

    /** The widest vector kernel; the others have its bits, which a build's million of floats says. */
    private static Kernel chosenKernel() {
        return Kernel.vector().stream().findFirst().orElse(Kernel.PLAIN);
    }

    private static float ascending(long number) {
        int bits = (int) number;
        return Float.intBitsToFloat(number < 1L << 31 ? ~bits | 0x80000000 : bits - 0x80000000);
    }

    private static Sweep someFloats(Activation activation) {
        float[] some = someFloats();
        return new Sweep(compiled, indexOf(activation), Kernel.all())
                .over(number -> some[(int) number], 0, some.length);
    }

    private static float[] someFloats() {
        Random random = new Random(SEED);
        IntStream anywhere = IntStream.range(0, RANDOM_FLOATS / 2).map(i -> random.nextInt());
        // Where the functions bend: half of all tries between 2^-10 and 2^7.
        IntStream where = IntStream.range(0, RANDOM_FLOATS / 2)
                .map(i -> (117 << 23) + random.nextInt(17 << 23) | random.nextInt() & 0x80000000);
        IntStream edges = IntStream.range(0, 512)
                .flatMap(exponent ->
                        IntStream.rangeClosed(-NEIGHBOURS, NEIGHBOURS).map(step -> (exponent << 23) + step));
        IntStream bits = IntStream.concat(IntStream.concat(anywhere, where), edges);
        double[] ascending = bits.mapToObj(Float::intBitsToFloat)
                .mapToDouble(Float::doubleValue)
                .sorted()
                .toArray();
        float[] some = new float[ascending.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = (float) ascending[i];
        }
        return some;
    }
}
