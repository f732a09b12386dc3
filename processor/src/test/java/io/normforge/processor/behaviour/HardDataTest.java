package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Affine;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Distance;
import io.normforge.processor.testing.HardSequence;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.OracleComparison;
import io.normforge.processor.testing.OracleComparison.Output;
import io.normforge.processor.testing.ReferenceNorm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every output within four units of 2⁻²⁴ of its scale, whatever the data and however many there are: statistics and dβ of
 * each element's own scale, y and dx of the largest of their array, and within five of their own. dγ is within five, for all
 * its terms share what rounding did to rstd.
 *
 * <p>Lengths of a statistic go up to 2²⁰; {@code -Dnormforge.longest=26} asks for 2²⁶ and {@code -Dnormforge.seed=S} for
 * other numbers.
 */
@OnceInCi
class HardDataTest {

    private static final double BOUND = 4;
    private static final double BOUND_OF_OWN = 5;
    private static final Set<Output> OF_LARGEST_SCALE = Set.of(Output.Y, Output.DX);
    private static final long SEED = Long.getLong("normforge.seed", 20261126L);
    private static final int LONGEST = Integer.getInteger("normforge.longest", 20);

    /** From so many elements on, a few kinds of data have to do for each layer, others for the next. */
    private static final int MANY = 1 << 16;

    private static final int FEW = 9;

    private static final int[] LENGTHS = {2, 3, 5, 8, 17, 31, 33, 49, 64, 65, 100, 127, 256, 768, 1000, 3072, 3382, 4097
    };

    /** A layer, and its shape for so many elements in a statistic. */
    private record Case(LayerSpec spec, IntFunction<int[]> shape) {

        @Override
        public String toString() {
            return spec.toString();
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(LayerSpec.layer(Shape.DYNAMIC, Shape.DYNAMIC).withAffine(Affine.NONE), n -> new int[] {2, n}),
            new Case(LayerSpec.rms(Shape.DYNAMIC, Shape.DYNAMIC).withAffine(Affine.NONE), n -> new int[] {2, n}),
            new Case(
                    LayerSpec.layer(Shape.DYNAMIC, Shape.DYNAMIC, 3).withAxes(1).withAffine(Affine.NONE),
                    n -> new int[] {1, n, 3}),
            new Case(LayerSpec.batch(Shape.DYNAMIC, 2, Shape.DYNAMIC), n -> new int[] {1, 2, n}),
            new Case(LayerSpec.batch(Shape.DYNAMIC, 3), n -> new int[] {n, 3}),
            new Case(LayerSpec.batch(Shape.DYNAMIC, 2, 7), n -> new int[] {(n + 6) / 7, 2, 7}),
            new Case(LayerSpec.syncBatch(Shape.DYNAMIC, 2, 49), n -> new int[] {(n + 48) / 49, 2, 49}),
            new Case(LayerSpec.instance(Shape.DYNAMIC, 2, Shape.DYNAMIC).withAffine(Affine.GAMMA_BETA), n ->
                    new int[] {1, 2, n}),
            new Case(LayerSpec.group(1, Shape.DYNAMIC, 2, Shape.DYNAMIC), n -> new int[] {1, 2, (n + 1) / 2}),
            new Case(LayerSpec.group(2, Shape.DYNAMIC, Shape.DYNAMIC, 4).withChannelAxis(-1), n ->
                    new int[] {1, (n + 1) / 2, 4}),
            new Case(LayerSpec.unit(Shape.DYNAMIC, Shape.DYNAMIC), n -> new int[] {2, n}),
            new Case(LayerSpec.unit(Shape.DYNAMIC, Shape.DYNAMIC, 17).withAxes(1), n -> new int[] {1, n, 17}));

    /** Rows of a fixed length, and how many of them add to the gradients of γ and β. */
    private static final List<Case> ROWS = List.of(
            new Case(LayerSpec.layer(Shape.DYNAMIC, 2), rows -> new int[] {rows, 2}),
            new Case(LayerSpec.layer(Shape.DYNAMIC, 8), rows -> new int[] {rows, 8}),
            new Case(LayerSpec.layer(Shape.DYNAMIC, 64), rows -> new int[] {rows, 64}),
            new Case(LayerSpec.rms(Shape.DYNAMIC, 100), rows -> new int[] {rows, 100}),
            new Case(LayerSpec.instance(Shape.DYNAMIC, 2, 9).withAffine(Affine.GAMMA_BETA), rows ->
                    new int[] {rows, 2, 9}),
            new Case(LayerSpec.layer(Shape.DYNAMIC, 12, 16).withAxes(1, 2).withAffine(Affine.GAMMA_BETA, 2), rows ->
                    new int[] {rows, 12, 16}));

    private static CompiledLayers cases;
    private static CompiledLayers rows;
    private static final Map<Output, Double> WORST = new EnumMap<>(Output.class);
    private static final Map<Output, Double> WORST_OF_OWN = new EnumMap<>(Output.class);

    @BeforeAll
    static void compile() {
        cases = LayerCompiler.plainAndVector()
                .compile(CASES.stream().map(Case::spec).toList());
        rows = LayerCompiler.plainAndVector()
                .compile(ROWS.stream().map(Case::spec).toList());
    }

    static IntStream lengths() {
        return IntStream.concat(
                Arrays.stream(LENGTHS),
                IntStream.rangeClosed(14, LONGEST).filter(bits -> bits % 3 == 2).map(bits -> 1 << bits));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void everyOutputIsWithinFourUnitsWhateverTheData(int length) {
        assertWithinBound(CASES, cases, length);
    }

    static IntStream rowCounts() {
        return IntStream.of(1, 7, 8, 9, 17, 64, 65, 600, 1 << 13);
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void gradientsOfGammaAndBetaAreWithinFourUnitsHoweverManyRowsAddToThem(int count) {
        assertWithinBound(ROWS, rows, count);
    }

    private static void assertWithinBound(List<Case> all, CompiledLayers compiled, int length) {
        List<HardSequence> gradients = HardSequence.gradients();
        List<HardSequence> inputs = HardSequence.inputs();
        List<String> failures = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            List<LayerHandle> layers = onKernels(compiled, index);
            Random random = new Random(SEED + 1000L * length + index);
            int[] shape = all.get(index).shape().apply(length);
            boolean isLong = Arrays.stream(shape).reduce(1, (left, right) -> left * right) > MANY;
            for (int i = isLong ? index % FEW : 0; i < inputs.size(); i += isLong ? FEW : 1) {
                HardSequence gradient = gradients.get((i + length) % gradients.size());
                NormCall call = call(all.get(index), shape, inputs.get(i), gradient, random);
                String what = " of " + inputs.get(i) + ", gradient " + gradient + ", seed " + SEED + ", in " + call;
                failures(layers, call).map(words -> words + what).forEach(failures::add);
            }
        }
        System.out.println("hard data up to length " + length + ", worst in units: " + WORST
                + ", of each element's own scale: " + WORST_OF_OWN);
        assertThat(failures).isEmpty();
    }

    private static List<LayerHandle> onKernels(CompiledLayers compiled, int index) {
        return Kernel.all().stream()
                .limit(2)
                .map(kernel -> compiled.on(kernel, index))
                .toList();
    }

    private static Stream<String> failures(List<LayerHandle> layers, NormCall call) {
        LayerHandle plain = layers.get(0);
        NormResult result = plain.run(call);
        List<String> failures = new ArrayList<>();
        for (Distance distance : new OracleComparison(plain.spec(), call).worst(result)) {
            Output output = distance.output();
            double counted = OF_LARGEST_SCALE.contains(output) ? distance.ofLargest() : distance.units();
            WORST.merge(output, counted, Math::max);
            WORST_OF_OWN.merge(output, distance.units(), Math::max);
            boolean isWithin = counted <= (output == Output.DGAMMA ? BOUND_OF_OWN : BOUND);
            if (!isWithin || distance.units() > BOUND_OF_OWN) {
                failures.add(distance.words() + ", on " + plain);
            }
        }
        layers.stream()
                .skip(1)
                .flatMap(other -> other.run(call).firstDifference(result).map(words -> other + " " + words).stream())
                .forEach(failures::add);
        return failures.stream();
    }

    /** Each statistic gets a sequence of its own, and each parameter one of gradients. */
    private static NormCall call(Case source, int[] shape, HardSequence inputs, HardSequence gradients, Random random) {
        ReferenceNorm norm = new ReferenceNorm(source.spec(), shape);
        int elements = Arrays.stream(shape).reduce(1, (left, right) -> left * right);
        int[] statistics = IntStream.range(0, elements).map(norm::statisticOf).toArray();
        int[] parameters = IntStream.range(0, elements)
                .map(source.spec().hasGamma() ? norm::parameterOf : norm::statisticOf)
                .toArray();
        return new NormCall(
                shape,
                spread(statistics, norm.statistics(), inputs, random),
                null,
                null,
                spread(parameters, source.spec().hasGamma() ? norm.parameters() : norm.statistics(), gradients, random),
                null,
                source.spec().hasGamma() ? aroundOne(norm.parameters(), random) : null,
                source.spec().hasBeta() ? aroundOne(norm.parameters(), random) : null);
    }

    private static float[] spread(int[] owner, int owners, HardSequence sequence, Random random) {
        int[] next = new int[owners];
        int length = owner.length / owners;
        float[][] each = IntStream.range(0, owners)
                .mapToObj(index -> sequence.floats(length, random))
                .toArray(float[][]::new);
        float[] all = new float[owner.length];
        for (int e = 0; e < all.length; e++) {
            all[e] = each[owner[e]][next[owner[e]]++];
        }
        return all;
    }

    private static float[] aroundOne(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = 1 + 0.3f * (float) random.nextGaussian();
        }
        return values;
    }
}
