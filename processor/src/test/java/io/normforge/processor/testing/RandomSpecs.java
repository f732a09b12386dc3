package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Valid specs by chance, small, with inner axes around the sizes where kernels change their form. */
public final class RandomSpecs {

    private static final int[] AWKWARD = {
        1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 49, 63, 64, 65, 96, 100, 127, 128, 129, 130, 160, 191, 257,
        300
    };
    private static final int MOST_ELEMENTS = 4000;

    private final Random random;

    public RandomSpecs(Random random) {
        this.random = random;
    }

    /** A spec, and calls that it must serve: at least one for each of its shapes. */
    public record Sample(LayerSpec spec, List<int[]> callShapes) {}

    public Sample next() {
        Sample sample = random.nextBoolean() ? channels() : declaredAxes();
        return random.nextInt(3) == 0 ? configured(sample) : sample;
    }

    /** The same where the constructor takes some of what does not differ from call to call. */
    private Sample configured(Sample sample) {
        LayerSpec spec = sample.spec();
        int[] axes = IntStream.range(0, spec.rank())
                .filter(axis -> spec.resolved().isConstant(axis) && random.nextBoolean())
                .toArray();
        LayerSpec configured = spec.withConfigured(axes);
        if (random.nextBoolean()) {
            configured = configured.withConfiguredEpsilon();
        }
        if (spec.type() == NormType.GROUP && random.nextBoolean()) {
            configured = configured.withConfiguredGroups();
        }
        if (spec.tracks() && random.nextBoolean()) {
            configured = configured.withConfiguredMomentum();
        }
        if (axes.length > 0 && spec.shapes().size() == 1 && random.nextInt(3) == 0) {
            configured = configured.withSpecial(
                    spec.shapes().get(0).stream().mapToInt(size -> size).toArray());
        }
        return new Sample(configured, sample.callShapes());
    }

    /** BATCH, INSTANCE or GROUP, BATCH one time in three over ranks, channels first, last or between; now and then over fewer axes. */
    private Sample channels() {
        NormType type =
                List.of(NormType.BATCH, NormType.INSTANCE, NormType.GROUP).get(random.nextInt(3));
        int rank = (type == NormType.INSTANCE ? 3 : 2) + random.nextInt(type == NormType.INSTANCE ? 3 : 4);
        int channelAxis = List.of(1, rank - 1, 1 + random.nextInt(rank - 1)).get(random.nextInt(3));
        int[] sizes = sizes(rank);
        sizes[0] = Math.max(2, sizes[0]);
        int within = type == NormType.GROUP ? channelAxis : type == NormType.BATCH ? 0 : channelAxis == 1 ? 2 : 1;
        sizes[within] = Math.max(2, sizes[within]);
        boolean[] dynamic = likelyAxes(rank, 3);
        dynamic[channelAxis] = false;
        LayerSpec spec = LayerSpec.of(type, declared(sizes, dynamic))
                .withChannelAxis(random.nextBoolean() ? channelAxis : channelAxis - rank);
        if (type == NormType.GROUP) {
            spec = spec.withGroups(divisor(sizes[channelAxis]));
        } else if (type == NormType.BATCH && random.nextInt(4) == 0) {
            spec = spec.withAxes(0).withTracking(false);
        } else if (type == NormType.INSTANCE && random.nextBoolean()) {
            spec = spec.withTracking(true);
        }
        spec = spec.withAffine(Affine.values()[random.nextInt(Affine.values().length)]);
        if (spec.takesScale()) {
            spec = spec.withAffine(spec.affine(), written(someAxes(rank))).withUnitOffset(random.nextBoolean());
        }
        if (type == NormType.BATCH && random.nextInt(3) == 0) {
            spec = spec.shared();
        }
        spec = spec.withResidual(FusedSpec.UNGATED_RESIDUALS.get(random.nextInt(3)))
                .withEpsilon(new float[] {1e-5f, 1e-3f, 1e-12f}[random.nextInt(3)]);
        return new Sample(activated(spec), calls(sizes, dynamic, within));
    }

    /** Such that a group has more than one channel. */
    private int divisor(int channels) {
        int[] divisors = IntStream.range(1, channels)
                .filter(groups -> channels % groups == 0)
                .toArray();
        return divisors[random.nextInt(divisors.length)];
    }

    private Sample declaredAxes() {
        int rank = 1 + random.nextInt(6);
        int[] sizes = sizes(rank);
        boolean[] pooled = random.nextInt(3) == 0 ? trailing(rank) : someAxes(rank);
        boolean[] dynamic = likelyAxes(rank, 4);
        NormType type = List.of(NormType.LAYER, NormType.RMS, NormType.LAYER, NormType.RMS, NormType.UNIT)
                .get(random.nextInt(5));
        boolean byCall = random.nextInt(3) == 0;
        boolean[] affine = byCall ? someAxes(rank) : affineAxes(pooled, dynamic);
        boolean gatesResidual = byCall && isTrailing(pooled) && random.nextInt(3) != 0;
        for (int axis = 0; gatesResidual && axis < rank; axis++) {
            affine[axis] |= pooled[axis];
        }
        Affine which = byCall ? List.of(Affine.SCALE, Affine.SCALE_SHIFT).get(random.nextInt(2)) : affine(type, affine);
        int[] parameterAxes = which == Affine.NONE || Arrays.equals(affine, pooled) && random.nextBoolean()
                ? new int[0]
                : written(affine);
        boolean lastAxisAlone = trailing(rank, 1, pooled);
        LayerSpec spec = LayerSpec.of(type, declared(sizes, dynamic))
                .withAxes(lastAxisAlone && random.nextBoolean() ? new int[0] : written(pooled))
                .withAffine(which, parameterAxes)
                .withResidual(gatesResidual ? Residual.GATED : FusedSpec.UNGATED_RESIDUALS.get(random.nextInt(3)))
                .withEpsilon(epsilon(type));
        if (which != Affine.NONE && random.nextInt(4) == 0) {
            spec = spec.withUnitOffset();
        }
        boolean[] fixed = spec.hasGamma() && !byCall ? affine : new boolean[rank];
        spec = activated(spec);
        return withMoreShapes(spec, sizes, dynamic, fixed);
    }

    /** UNIT's is also one that most lengths stay below. */
    private float epsilon(NormType type) {
        float[] usual = {1e-5f, 1e-6f, 1e-3f, 1e-12f};
        float[] ofUnit = {1e-12f, 1e-3f, 3, 300};
        return (type == NormType.UNIT ? ofUnit : usual)[random.nextInt(4)];
    }

    /** Half of the specs have an activation, a third of all a gate. */
    private LayerSpec activated(LayerSpec spec) {
        Activation[] functions = Activation.values();
        Activation function = random.nextBoolean() ? Activation.NONE : functions[random.nextInt(functions.length)];
        LayerSpec activated = function == Activation.LEAKY_RELU
                ? spec.withLeakyRelu(new float[] {0.01f, 0.2f, -0.5f, 1.5f}[random.nextInt(4)])
                : spec.withActivation(function);
        return random.nextInt(3) == 0 ? activated.withGate() : activated;
    }

    private Sample withMoreShapes(LayerSpec first, int[] sizes, boolean[] dynamic, boolean[] fixed) {
        LayerSpec spec = first;
        List<int[]> calls = new ArrayList<>(calls(sizes, dynamic));
        int more = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
        for (int i = 0; i < more; i++) {
            int[] others = sizes.clone();
            int axis = random.nextInt(sizes.length);
            if (fixed[axis] || dynamic[axis]) {
                continue;
            }
            others[axis] = 1 + (sizes[axis] + i + random.nextInt(3)) % 40;
            List<Integer> declared =
                    Arrays.stream(declared(others, dynamic)).boxed().toList();
            if (!spec.shapes().contains(declared)) {
                spec = spec.orShape(declared(others, dynamic));
                calls.addAll(calls(others, dynamic));
            }
        }
        return new Sample(spec, calls);
    }

    /** One call with the sizes given, and another where sizes are known at run time only. */
    private List<int[]> calls(int[] sizes, boolean[] dynamic) {
        return calls(sizes, dynamic, -1);
    }

    private List<int[]> calls(int[] sizes, boolean[] dynamic, int severalAlong) {
        int[] others = sizes.clone();
        for (int axis = 0; axis < sizes.length; axis++) {
            if (dynamic[axis]) {
                others[axis] = random.nextInt(3) == 0 ? 1 : 1 + (sizes[axis] + random.nextInt(4)) % 70;
                others[axis] = Math.max(axis == severalAlong ? 2 : 1, others[axis]);
            }
        }
        return Arrays.equals(sizes, others) || product(others) > 2 * MOST_ELEMENTS
                ? List.of(sizes)
                : List.of(sizes, others);
    }

    private int[] sizes(int rank) {
        int[] sizes = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = 1 + random.nextInt(rank <= 3 ? 9 : 4);
        }
        if (random.nextInt(4) != 0) {
            sizes[rank - 1] = AWKWARD[random.nextInt(AWKWARD.length)];
        }
        for (int axis = 0; product(sizes) > MOST_ELEMENTS; axis++) {
            sizes[axis] = Math.min(sizes[axis], 2);
        }
        return sizes;
    }

    private boolean[] someAxes(int rank) {
        boolean[] chosen = likelyAxes(rank, 2);
        chosen[random.nextInt(rank)] = true;
        return chosen;
    }

    private boolean[] likelyAxes(int rank, int oneIn) {
        boolean[] chosen = new boolean[rank];
        for (int axis = 0; axis < rank; axis++) {
            chosen[axis] = random.nextInt(oneIn) == 0;
        }
        return chosen;
    }

    private boolean[] trailing(int rank) {
        boolean[] chosen = new boolean[rank];
        Arrays.fill(chosen, random.nextInt(rank), rank, true);
        return chosen;
    }

    private static boolean trailing(int rank, int count, boolean[] chosen) {
        return IntStream.range(0, rank).allMatch(axis -> chosen[axis] == axis >= rank - count);
    }

    private static boolean isTrailing(boolean[] chosen) {
        return IntStream.range(1, chosen.length).allMatch(axis -> chosen[axis] || !chosen[axis - 1]);
    }

    /** Mostly the pooled axes, sometimes any; γ cannot vary along a size that is not known. */
    private boolean[] affineAxes(boolean[] pooled, boolean[] dynamic) {
        boolean[] affine = random.nextInt(3) == 0 ? someAxes(pooled.length) : pooled.clone();
        for (int axis = 0; axis < affine.length; axis++) {
            if (affine[axis] && dynamic[axis]) {
                dynamic[axis] = random.nextBoolean();
                affine[axis] = !dynamic[axis];
            }
        }
        return affine;
    }

    private Affine affine(NormType type, boolean[] affine) {
        boolean any = IntStream.range(0, affine.length).anyMatch(axis -> affine[axis]);
        if (!any || random.nextInt(type == NormType.UNIT ? 2 : 6) == 0) {
            return Affine.NONE;
        }
        return switch (random.nextInt(3)) {
            case 0 -> type == NormType.UNIT ? Affine.GAMMA : Affine.BY_TYPE;
            case 1 -> Affine.GAMMA;
            default -> type == NormType.LAYER ? Affine.GAMMA_BETA : Affine.GAMMA;
        };
    }

    /** The axes in any order, some of them counted from the end. */
    private int[] written(boolean[] chosen) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < chosen.length; axis++) {
            if (chosen[axis]) {
                axes.add(random.nextInt(axes.size() + 1), random.nextInt(3) == 0 ? axis - chosen.length : axis);
            }
        }
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] declared(int[] sizes, boolean[] dynamic) {
        return IntStream.range(0, sizes.length)
                .map(axis -> dynamic[axis] ? Shape.DYNAMIC : sizes[axis])
                .toArray();
    }

    private static int product(int[] sizes) {
        return Arrays.stream(sizes).reduce(1, (left, right) -> left * right);
    }
}
