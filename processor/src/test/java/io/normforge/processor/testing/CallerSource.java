package io.normforge.processor.testing;

import io.normforge.NormType;
import io.normforge.Residual;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A class that calls one layer directly, as a user's code does: {@code accept(n)} makes n rounds of forward and
 * backward in TRAIN and in EVAL, and if it tracks statistics on another layer of its class, whose are frozen; {@code get()} is
 * the layer. Where no back end is named, it finds its own.
 */
public final class CallerSource {

    private CallerSource() {}

    public static String name(int index) {
        return "Caller" + index;
    }

    public static String qualifiedName(int index) {
        return LayerCompiler.PACKAGE + "." + name(index);
    }

    public static String of(int index, LayerSpec spec, int... shape) {
        String communicator = spec.type() == NormType.SYNC_BATCH ? ", Communicator.single()" : "";
        String configured = spec.configured().arguments(spec).stream()
                .map(number -> number instanceof Float ? number + "f, " : number + ", ")
                .collect(Collectors.joining());
        String layer = LayerCompiler.layerName(index);
        String rounds = rounds(spec, shape);
        return """
                package %s;

                import io.normforge.*;

                public final class %s implements java.util.function.IntConsumer, java.util.function.Supplier<NormLayer> {
                    private static final int ELEMENTS = %d;
                    private final %s layer, frozen;
                    private final float[] x = bell(1), residual = bell(2), dy = bell(3), dsum = bell(4), gate = bell(5);
                    private final float[] y = new float[ELEMENTS], sum = new float[ELEMENTS], dx = new float[ELEMENTS];
                    private final float[] dgate = new float[ELEMENTS], dresidual = new float[ELEMENTS];
                    private final float[] scale = bell(6), shift = bell(7), residualGate = bell(8);
                    private final float[] dscale = new float[ELEMENTS], dshift = new float[ELEMENTS];
                    private final float[] dresidualGate = new float[ELEMENTS];
                    %s

                    public %s(Backend backend) {
                        layer = layer(backend);
                        frozen = layer(backend);
                        %s
                    }

                    @Override
                    public NormLayer get() {
                        return layer;
                    }

                    @Override
                    public void accept(int times) {
                        for (int i = 0; i < times; i++) {
                            layer.train();
                %s
                            layer.eval();
                %s
                        }
                    }

                    private static %s layer(Backend backend) {
                        return backend == null ? new %s(%sMode.TRAIN%s) : new %s(%sMode.TRAIN%s, backend);
                    }

                    private static float[] bell(int seed) {
                        java.util.Random random = new java.util.Random(seed);
                        float[] values = new float[ELEMENTS];
                        for (int i = 0; i < ELEMENTS; i++) {
                            values[i] = (float) random.nextGaussian();
                        }
                        return values;
                    }
                }
                """.formatted(
                        LayerCompiler.PACKAGE,
                        name(index),
                        Arrays.stream(shape).reduce(1, (left, right) -> left * right),
                        layer,
                        spec.channels().masked() ? masks(shape[0], positions(spec, shape)) : "",
                        name(index),
                        spec.tracks() ? "frozen.freezeStatistics();" : "",
                        rounds.indent(12).stripTrailing(),
                        (spec.tracks() ? rounds + rounds.replace("layer.", "frozen.") : rounds)
                                .indent(12)
                                .stripTrailing(),
                        layer,
                        layer,
                        configured,
                        communicator,
                        layer,
                        configured,
                        communicator);
    }

    /** The last sample has one valid position less than the others, which have all. */
    private static String masks(int samples, int positions) {
        return "private final int[] lengths = {" + (positions + ", ").repeat(samples - 1) + (positions - 1) + "};\n"
                + "private final boolean[] valid = {" + "true, ".repeat(samples * positions - 1) + "false};";
    }

    /** How many positions a sample has: all its elements but those along the axis of channels, or of features. */
    private static int positions(LayerSpec spec, int[] shape) {
        int elements = spec.hasChannels() ? spec.channelAxis() : shape.length - 1;
        return Arrays.stream(shape).skip(1).reduce(1, (left, right) -> left * right) / shape[elements];
    }

    /** A masked layer takes lengths, and flags. */
    private static String rounds(LayerSpec spec, int[] shape) {
        String sizes = Arrays.stream(spec.sizeArguments(shape))
                .mapToObj(size -> ", " + size)
                .collect(Collectors.joining());
        return spec.channels().masked()
                ? round(spec, ", lengths" + sizes) + round(spec, ", valid" + sizes)
                : round(spec, sizes);
    }

    private static String forward(LayerSpec spec, String sizes) {
        if (spec.fused().gatesResidual()) {
            return forwardSum(spec, sizes);
        }
        String addend = spec.residual() == Residual.NONE ? "" : "residual, 0, ";
        return "layer.forward(x, 0, " + addend + gate(spec) + parameters(spec, spec.hasBeta()) + "y, 0" + sizes + ");";
    }

    private static String forwardSum(LayerSpec spec, String sizes) {
        return "layer.forwardSum(x, 0, residual, 0, " + gate(spec) + parameters(spec, spec.hasBeta()) + "sum, 0, y, 0"
                + sizes + ");";
    }

    private static String gate(LayerSpec spec) {
        return spec.gate() ? "gate, 0, " : "";
    }

    private static String parameters(LayerSpec spec, boolean withShift) {
        if (!spec.takesScale()) {
            return "";
        }
        String gate = spec.fused().gatesResidual() ? "residualGate, 0, " : "";
        return gate + "scale, 0, " + (withShift ? "shift, 0, " : "");
    }

    /** A gated residual's sum is always returned, and that of one before if the caller likes. */
    private static String round(LayerSpec spec, String sizes) {
        String forward = forward(spec, sizes) + "\n";
        if (spec.fused().gatesResidual()) {
            return forward + backward(spec, sizes, true);
        }
        String withSum = forwardSum(spec, sizes) + "\n" + backward(spec, sizes, true);
        return forward + backward(spec, sizes, false) + (spec.residual() == Residual.BEFORE ? withSum : "");
    }

    private static String backward(LayerSpec spec, String sizes, boolean givenSum) {
        String inputs = (spec.fused().backwardReadsResidual(givenSum) ? "residual, 0, " : "")
                + gate(spec)
                + parameters(spec, spec.backwardReadsShift());
        String outputs = (spec.gate() ? ", dgate, 0" : "")
                + (spec.fused().backwardWritesResidualGradient() ? ", dresidual, 0" : "")
                + (spec.fused().gatesResidual() ? ", dresidualGate, 0" : "")
                + (spec.takesScale() ? ", dscale, 0" + (spec.hasBeta() ? ", dshift, 0" : "") : "");
        return (givenSum ? "layer.backwardSum(sum, 0, " : "layer.backward(x, 0, ") + inputs + "dy, 0, "
                + (givenSum ? "dsum, 0, " : "") + "dx, 0" + outputs + sizes + ");\n";
    }
}
