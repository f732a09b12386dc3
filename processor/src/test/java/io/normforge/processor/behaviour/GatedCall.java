package io.normforge.processor.behaviour;

import io.normforge.Residual;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.RandomCalls;
import io.normforge.processor.testing.SegmentBridge;
import io.normforge.processor.testing.SegmentBridge.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The arrays of a call by their names; each starts at an offset of its own. */
final class GatedCall {

    private final GatedCase of;
    final LayerSpec spec;
    private final NormCall inputs;
    private final int elements;
    private final Map<String, Part> arrays = new LinkedHashMap<>();

    GatedCall(GatedCase of, long seed) {
        this.of = of;
        Random random = new Random(seed);
        spec = of.spec();
        inputs = new RandomCalls(random).next(spec.withResidual(Residual.BEFORE), of.shape());
        elements = of.elements();
        int parameters = inputs.gamma().length;
        put("x", inputs.x());
        put("residual", inputs.residual());
        put("gate", spec.gate() ? inputs.gate() : new float[0]);
        float[] gate = new float[parameters];
        for (int i = 0; i < parameters; i++) {
            gate[i] = (float) random.nextGaussian();
        }
        put("residualGate", gate);
        put("scale", inputs.gamma());
        put("shift", spec.hasBeta() ? inputs.beta() : new float[0]);
        put("dy", inputs.dy());
        put("dsum", inputs.dsum());
        for (String output : List.of("sum", "y", "dx", "dgate", "dresidual")) {
            put(output, new float[elements]);
        }
        for (String output : List.of("dresidualGate", "dscale", "dshift")) {
            put(output, new float[parameters]);
        }
    }

    private void put(String name, float[] content) {
        arrays.put(name, new Part(content, arrays.size() % 7));
    }

    /** The same with an array in the place of another. */
    GatedCall withOver(String name, String other) {
        arrays.put(name, arrays.get(other));
        return this;
    }

    float[] of(String name) {
        return arrays.get(name).content();
    }

    void run(LayerHandle layer) {
        run((method, parts) -> {
            List<Class<?>> types = new ArrayList<>();
            List<Object> arguments = new ArrayList<>();
            for (Part part : parts) {
                types.addAll(List.of(float[].class, int.class));
                arguments.addAll(List.of(part.array, part.offset));
            }
            for (int size : layer.spec().sizeArguments(of.shape())) {
                types.add(int.class);
                arguments.add(size);
            }
            layer.invoke(method, types.toArray(Class<?>[]::new), arguments.toArray());
        });
    }

    void run(LayerHandle layer, SegmentBridge bridge, Place place) {
        run((method, parts) -> {
            List<SegmentBridge.Argument> arguments = parts.stream()
                    .map(part -> new SegmentBridge.Argument(part.array, part.offset, part.length))
                    .toList();
            try {
                bridge.call(
                        layer.layer(),
                        method,
                        place,
                        arguments,
                        null,
                        layer.spec().sizeArguments(of.shape()));
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        });
    }

    private void run(Method method) {
        List<String> shift = spec.hasBeta() ? List.of("shift") : List.of();
        List<String> shiftRead = spec.backwardReadsShift() ? List.of("shift") : List.of();
        List<String> gate = spec.gate() ? List.of("gate") : List.of();
        List<String> scale = List.of("residualGate", "scale");
        method.call("forwardSum", parts(List.of(List.of("x", "residual"), gate, scale, shift, List.of("sum", "y"))));
        List<List<String>> backward = List.of(
                List.of("sum", "residual"),
                gate,
                scale,
                shiftRead,
                List.of("dy", "dsum", "dx"),
                spec.gate() ? List.of("dgate") : List.of(),
                List.of("dresidual", "dresidualGate", "dscale"),
                spec.hasBeta() ? List.of("dshift") : List.of());
        method.call("backwardSum", parts(backward));
    }

    private List<Part> parts(List<List<String>> names) {
        return names.stream().flatMap(List::stream).map(arrays::get).toList();
    }

    float[] expectedSum() {
        float[] sum = new float[elements];
        for (int i = 0; i < elements; i++) {
            sum[i] = Math.fma(inputs.residual()[i], of("residualGate")[of.parameterOf(i)], inputs.x()[i]);
        }
        return sum;
    }

    /** The same layer's call without a gate, of that sum; x + −0 is x, whatever x is. */
    NormCall withoutGate() {
        float[] nothing = new float[elements];
        Arrays.fill(nothing, -0f);
        return new NormCall(
                of.shape(),
                expectedSum(),
                nothing,
                inputs.gate(),
                inputs.dy(),
                inputs.dsum(),
                inputs.gamma(),
                inputs.beta());
    }

    float[] expectedResidualGradient() {
        float[] expected = of("dx");
        float[] gate = of("residualGate");
        for (int i = 0; i < elements; i++) {
            expected[i] *= gate[of.parameterOf(i)];
        }
        return expected;
    }

    /** Eight rows to a block in float, eight blocks to a piece and pieces to the sum in double. */
    float[] expectedGateGradient() {
        int parameters = inputs.gamma().length;
        float[] block = new float[parameters];
        double[] piece = new double[parameters];
        double[] sum = new double[parameters];
        int[] rows = new int[parameters];
        float[] dx = of("dx");
        for (int i = 0; i < elements; i++) {
            int at = of.parameterOf(i);
            block[at] = Math.fma(dx[i], inputs.residual()[i], block[at]);
            rows[at]++;
            if (rows[at] % 8 == 0) {
                piece[at] += block[at];
                block[at] = 0;
            }
            if (rows[at] % 64 == 0) {
                sum[at] += piece[at];
                piece[at] = 0;
            }
        }
        float[] expected = new float[parameters];
        for (int at = 0; at < parameters; at++) {
            expected[at] = (float) (sum[at] + (piece[at] + block[at]));
        }
        return expected;
    }

    /** How a method of the layer is called. */
    @FunctionalInterface
    private interface Method {

        void call(String name, List<Part> arguments);
    }

    /** Part of an array that goes into a call. */
    private static final class Part {

        private final float[] array;
        private final int offset;
        private final int length;

        Part(float[] content, int offset) {
            this.offset = offset;
            length = content.length;
            array = new float[offset + length + 3];
            System.arraycopy(content, 0, array, offset, length);
        }

        float[] content() {
            return Arrays.copyOfRange(array, offset, offset + length);
        }
    }
}
