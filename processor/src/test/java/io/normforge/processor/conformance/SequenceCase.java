package io.normforge.processor.conformance;

import static io.normforge.processor.conformance.TorchCase.widen;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.normforge.NormLayer;
import io.normforge.processor.conformance.ConformanceCase.Tensor;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.StartingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A case of several calls, of batches of several sizes, on one layer. Torch freezes statistics by the evaluation mode: where that comes
 * amid training, the layer here stays in TRAIN and is frozen.
 */
record SequenceCase(ConformanceCase source, LayerSpec spec) implements TorchCase {

    static SequenceCase of(ConformanceCase source) {
        return new SequenceCase(source, CaseSpec.ofAnyBatch(source, "BatchNorm", "x_0"));
    }

    @Override
    public Outcome run(List<LayerHandle> ranks) {
        LayerHandle layer = ranks.get(0);
        layer.start(StartingState.INITIAL, source.input("weight"), source.input("bias"));
        Outcome outcome = new Outcome(new LinkedHashMap<>(), new ArrayList<>());
        List<JsonElement> steps =
                source.attributes().json().getAsJsonArray("steps").asList();
        for (int index = 0; index < steps.size(); index++) {
            boolean isAmidTraining = trains(steps.subList(0, index)) && trains(steps.subList(index + 1, steps.size()));
            step(steps.get(index).getAsJsonObject(), index, isAmidTraining, layer, outcome);
        }
        return outcome;
    }

    private static boolean trains(List<JsonElement> steps) {
        return steps.stream().anyMatch(step -> mode(step.getAsJsonObject()).equals("train"));
    }

    private static String mode(JsonObject step) {
        return step.get("mode").getAsString();
    }

    private void step(JsonObject step, int index, boolean isAmidTraining, LayerHandle layer, Outcome outcome) {
        String mode = mode(step);
        if (mode.equals("reset_running_stats")) {
            layer.layer().runningStatistics().reset();
            return;
        }
        enter(mode, isAmidTraining, layer.layer());
        NormCall call = call(step);
        NormResult result = layer.next(call);
        outcome.results().add(result);
        outcome.outputs().put("y_" + index, widen(result.y()));
        outcome.outputs().put("grad_x_" + index, widen(result.dx()));
        outcome.outputs().put("grad_weight_" + index, widen(result.dgamma()));
        outcome.outputs().put("grad_bias_" + index, widen(result.dbeta()));
        putRunning(outcome, index, layer.layer());
        if (mode.equals("eval")) {
            assertThat(evaluated(call, layer)).as("%s in EVAL", this).containsExactly(result.y());
        } else if (source.attributes().has("sgd_lr")) {
            descend(layer.layer());
        }
        outcome.outputs()
                .put("weight_" + index, widen(layer.layer().parameters().gamma()));
        outcome.outputs().put("bias_" + index, widen(layer.layer().parameters().beta()));
    }

    /** A layer without running statistics evaluates by the batch's own, and backward takes them from TRAIN. */
    private void enter(String mode, boolean isAmidTraining, NormLayer layer) {
        layer.unfreezeStatistics();
        layer.train();
        if (mode.equals("eval") && source.tracks()) {
            if (isAmidTraining) {
                layer.freezeStatistics();
            } else {
                layer.eval();
            }
        }
    }

    private static float[] evaluated(NormCall call, LayerHandle layer) {
        layer.layer().eval();
        return layer.evaluate(call);
    }

    private NormCall call(JsonObject step) {
        Tensor x = source.inputs().get(step.get("x").getAsString());
        float[] dy = source.input(step.get("dy").getAsString());
        return new NormCall(x.shape(), x.data(), null, null, dy, null, null, null);
    }

    private static void putRunning(Outcome outcome, int index, NormLayer layer) {
        outcome.outputs()
                .put("running_mean_" + index, widen(layer.runningStatistics().mean()));
        outcome.outputs()
                .put("running_var_" + index, widen(layer.runningStatistics().variance()));
        outcome.outputs().put("num_batches_tracked_" + index, new double[] {
            layer.runningStatistics().batchesTracked()
        });
    }

    private void descend(NormLayer layer) {
        float rate = source.attributes().number("sgd_lr");
        descend(layer.parameters().gamma(), layer.gradients().gamma(), rate);
        descend(layer.parameters().beta(), layer.gradients().beta(), rate);
    }

    private static void descend(float[] parameters, float[] gradients, double rate) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) (parameters[i] - rate * gradients[i]);
        }
    }
}
