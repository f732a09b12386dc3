package io.normforge.processor.testing;

import io.normforge.NormType;
import io.normforge.Residual;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A class that calls one layer directly, as a user's code does: {@code accept(n)} makes n rounds of forward and
 * backward in TRAIN, and forward in EVAL; {@code get()} is the layer. Where no back end is named, the layer finds its own.
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
        String mask = spec.channels().masked() ? ", lengths" : "";
        String sizes = mask
                + Arrays.stream(spec.sizeArguments(shape))
                        .mapToObj(size -> ", " + size)
                        .collect(Collectors.joining());
        String communicator = spec.type() == NormType.SYNC_BATCH ? ", Communicator.single()" : "";
        String layer = LayerCompiler.layerName(index);
        return """
                package %s;

                import io.normforge.*;

                public final class %s implements java.util.function.IntConsumer, java.util.function.Supplier<NormLayer> {
                    private static final int ELEMENTS = %d;
                    private final %s layer;
                    private final float[] x = bell(1), residual = bell(2), dy = bell(3), dsum = bell(4), gate = bell(5);
                    private final float[] y = new float[ELEMENTS], sum = new float[ELEMENTS], dx = new float[ELEMENTS];
                    private final float[] dgate = new float[ELEMENTS], dresidual = new float[ELEMENTS];
                    private final int[] lengths = {%s};

                    public %s(Backend backend) {
                        layer = backend == null ? new %s(Mode.TRAIN%s) : new %s(Mode.TRAIN%s, backend);
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
                        lengths(spec, shape),
                        name(index),
                        layer,
                        communicator,
                        layer,
                        communicator,
                        round(spec, sizes).indent(12).stripTrailing(),
                        forward(spec, sizes));
    }

    /** The last sample has one valid position less than the others, which have all. */
    private static String lengths(LayerSpec spec, int[] shape) {
        int positions = Arrays.stream(shape).skip(1).reduce(1, (left, right) -> left * right)
                / shape[Math.floorMod(spec.channels().axis(), shape.length)];
        return (positions + ", ").repeat(shape[0] - 1) + (positions - 1);
    }

    private static String forward(LayerSpec spec, String sizes) {
        String addend = spec.residual() == Residual.NONE ? "" : "residual, 0, ";
        return "layer.forward(x, 0, " + addend + gate(spec) + "y, 0" + sizes + ");";
    }

    private static String gate(LayerSpec spec) {
        return spec.gate() ? "gate, 0, " : "";
    }

    private static String round(LayerSpec spec, String sizes) {
        String addend = spec.backwardReadsResidual() ? "residual, 0, " : "";
        String more =
                (spec.gate() ? ", dgate, 0" : "") + (spec.backwardWritesResidualGradient() ? ", dresidual, 0" : "");
        String forward = forward(spec, sizes) + "\n";
        String backward = "layer.backward(x, 0, " + addend + gate(spec) + "dy, 0, dx, 0" + more + sizes + ");\n";
        String withSum = "layer.forwardSum(x, 0, residual, 0, " + gate(spec) + "sum, 0, y, 0" + sizes + ");\n"
                + "layer.backwardSum(sum, 0, " + gate(spec) + "dy, 0, dsum, 0, dx, 0" + more + sizes + ");\n";
        return forward + backward + (spec.residual() == Residual.BEFORE ? withSum : "");
    }
}
