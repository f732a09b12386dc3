package io.normforge.integrations.testing.programs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.normforge.NormLayer;
import io.normforge.UnaryNorm;
import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;
import io.normforge.integrations.testing.model.Ranked;
import java.util.Map;

/** The cases for this many ranks, each rank with its part: within 4 · 2⁻²⁴ of the scale of each output. */
public final class Conformance implements RankProgram {

    private static final double BOUND = 4 * 0x1p-24;

    @Override
    public void run(Stage stage) {
        SyncCases cases = new SyncCases();
        for (JsonObject syncCase : cases.of(stage.size())) {
            run(syncCase, cases.scales(syncCase), stage);
        }
    }

    private static void run(JsonObject syncCase, Map<String, Double> scales, Stage stage) {
        JsonArray inputs = syncCase.getAsJsonArray("inputs");
        JsonObject x = SyncCases.named(inputs, "x_rank" + stage.rank());
        boolean affine = !syncCase.getAsJsonObject("attributes")
                .get("affine")
                .getAsString()
                .isEmpty();
        int[] shape = ints(x.getAsJsonArray("shape"));
        NormLayer layer = Ranked.layer(shape.length == 4, affine, shape[1], stage.communicator());
        start(layer, inputs, affine);
        float[] values = SyncCases.floats(x.getAsJsonArray("data"));
        float[] y = new float[values.length];
        float[] dx = new float[values.length];
        ((UnaryNorm) layer).forward(values, shape, y);
        float[] dy = data(inputs, "dy_rank" + stage.rank());
        ((UnaryNorm) layer).backward(values, shape, dy, dx);

        Expectation expected = new Expectation(syncCase, scales);
        expected.meets("y_rank" + stage.rank(), y);
        expected.meets("grad_x_rank" + stage.rank(), dx);
        expected.meets("running_mean", layer.runningStatistics().mean());
        expected.meets("running_var", layer.runningStatistics().variance());
        if (affine) {
            expected.meets("grad_weight_rank" + stage.rank(), layer.gradients().gamma());
            expected.meets("grad_bias_rank" + stage.rank(), layer.gradients().beta());
        }
    }

    private static void start(NormLayer layer, JsonArray inputs, boolean affine) {
        layer.runningStatistics().set(data(inputs, "running_mean"), data(inputs, "running_var"), 0);
        if (affine) {
            float[] gamma = data(inputs, "weight");
            float[] beta = data(inputs, "bias");
            System.arraycopy(gamma, 0, layer.parameters().gamma(), 0, gamma.length);
            System.arraycopy(beta, 0, layer.parameters().beta(), 0, beta.length);
        }
    }

    private static float[] data(JsonArray inputs, String name) {
        return SyncCases.floats(SyncCases.named(inputs, name).getAsJsonArray("data"));
    }

    private static int[] ints(JsonArray values) {
        return values.asList().stream().mapToInt(value -> value.getAsInt()).toArray();
    }

    /** What the file has of a case. */
    private record Expectation(JsonObject syncCase, Map<String, Double> scales) {

        void meets(String output, float[] ours) {
            JsonArray exact =
                    SyncCases.named(syncCase.getAsJsonArray("expected"), output).getAsJsonArray("f64");
            assertThat(ours).hasSize(exact.size());
            for (int i = 0; i < ours.length; i++) {
                double distance = Math.abs(ours[i] - exact.get(i).getAsDouble());
                assertThat(distance)
                        .as("%s[%d] of %s", output, i, syncCase.get("id"))
                        .isLessThanOrEqualTo(BOUND * scales.get(output));
            }
        }
    }
}
