package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.conformance.ConformanceCase.Tensor;
import io.normforge.processor.testing.LayerSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The annotation that a case asks for. */
final class CaseSpec {

    /** What torch takes for an RMS whose epsilon is null. */
    private static final float DEFAULT_RMS_EPSILON = 1.1920929e-7f;

    private static final String LEAKY_RELU = "leaky_relu_";

    /** Those that decide what is computed, and after them those that repeat what the inputs say or are about torch alone. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "normalized_shape",
            "num_groups",
            "eps",
            "affine",
            "momentum",
            "training",
            "use_input_stats",
            "track_running_stats",
            "layout",
            "unbatched",
            "fusion",
            "activation",
            "steps",
            "sgd_lr",
            "batch_sizes",
            "world_size",
            "initial_running_mean",
            "initial_running_var",
            "numeric_class",
            "module_training",
            "first_batch",
            "num_features",
            "num_channels");

    private CaseSpec() {}

    /** The sizes are constants, save where the case is empty along them. */
    static LayerSpec of(ConformanceCase source) {
        assertThat(ATTRIBUTES)
                .as("the attributes that tests know, for %s", source)
                .containsAll(source.attributes().json().keySet());
        LayerSpec spec = norm(source)
                .withAffine(affine(source))
                .withEpsilon(source.epsilon() == null ? DEFAULT_RMS_EPSILON : positive(source.epsilon()))
                .withResidual(residual(source));
        String activation = source.attributes().text("activation");
        if (activation.startsWith(LEAKY_RELU)) {
            return spec.withLeakyRelu(Float.parseFloat(activation.substring(LEAKY_RELU.length())));
        }
        return activation.isEmpty() ? spec : spec.withActivation(activation(activation, source));
    }

    private static Activation activation(String name, ConformanceCase source) {
        return Arrays.stream(Activation.values())
                .filter(activation -> activation.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no activation " + name + ", which " + source + " asks for"));
    }

    /** For inputs with the shape of this one, save that the batch is known only at run time. */
    static LayerSpec ofAnyBatch(ConformanceCase source, String op, String input) {
        int[] shape = source.inputs().get(input).shape().clone();
        shape[0] = 0;
        Map<String, Tensor> inputs = Map.of("x", new Tensor(shape, new float[0]));
        return of(new ConformanceCase(source.id(), op, source.attributes(), inputs, source.expected()));
    }

    private static LayerSpec norm(ConformanceCase source) {
        int[] shape = Arrays.stream(source.shape())
                .map(size -> size == 0 ? Shape.DYNAMIC : size)
                .toArray();
        return switch (source.norm()) {
            case "LayerNorm" -> LayerSpec.layer(shape).withAxes(trailing(source));
            case "RMSNorm" -> LayerSpec.rms(shape).withAxes(trailing(source));
            case "BatchNorm" -> tracking(withChannels(LayerSpec.batch(shape), source), source);
            case "MaskedBatchNorm" ->
                tracking(withChannels(LayerSpec.batch(shape), source), source).withMask();
            case "SyncBatchNorm" -> LayerSpec.syncBatch(shape).withMomentum(legal(source.momentum()));
            case "InstanceNorm" -> tracking(withChannels(LayerSpec.instance(batched(source, shape)), source), source);
            case "GroupNorm" -> withChannels(LayerSpec.group(source.attributes().integer("num_groups"), shape), source);
            default -> throw new AssertionError("no norm for the operator of " + source);
        };
    }

    private static int[] trailing(ConformanceCase source) {
        int pooled = source.attributes().integers("normalized_shape").size();
        return IntStream.rangeClosed(-pooled, -1).toArray();
    }

    private static LayerSpec withChannels(LayerSpec spec, ConformanceCase source) {
        return source.attributes().text("layout").endsWith("C") ? spec.withChannelAxis(-1) : spec;
    }

    /** torch's InstanceNorm takes a sample alone, which is a batch of one. */
    static int[] batched(ConformanceCase source, int... shape) {
        return source.attributes().flag("unbatched")
                ? IntStream.concat(IntStream.of(1), IntStream.of(shape)).toArray()
                : shape;
    }

    private static LayerSpec tracking(LayerSpec spec, ConformanceCase source) {
        LayerSpec tracking = spec.tracks() == source.tracks() ? spec : spec.withTracking(source.tracks());
        return source.tracks() ? tracking.withMomentum(legal(source.momentum())) : tracking;
    }

    /** A momentum below 0 is refused (see {@link RefusedCasesTest}); what it leads to follows from that of 1. */
    private static float legal(Float momentum) {
        if (momentum == null) {
            return Normalize.CUMULATIVE;
        }
        return momentum < 0 ? 1 : momentum;
    }

    /** β alone, which torch can have, is β with a γ of 1. */
    private static Affine affine(ConformanceCase source) {
        return switch (source.attributes().text("affine")) {
            case "wb", "b" -> Affine.GAMMA_BETA;
            case "w" -> Affine.GAMMA;
            default -> Affine.NONE;
        };
    }

    private static Residual residual(ConformanceCase source) {
        String fusion = source.attributes().text("fusion");
        if (!fusion.contains("residual")) {
            return Residual.NONE;
        }
        return fusion.contains("norm(x)") ? Residual.AFTER : Residual.BEFORE;
    }

    /** An epsilon of 0 is refused (see {@link RefusedCasesTest}); the smallest float changes no variance of these. */
    private static float positive(float epsilon) {
        return epsilon == 0 ? Float.MIN_VALUE : epsilon;
    }
}
