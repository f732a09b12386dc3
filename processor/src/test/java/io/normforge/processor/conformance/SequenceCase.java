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
 * A case of several calls, of batches of several sizes, on one layer. Where it freezes statistics, which torch does by
 * the evaluation mode, the layer here stays in TRAIN and is frozen.
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
        int index = 0;
        for (JsonElement step : source.attributes().json().getAsJsonArray("steps")) {
            step(step.getAsJsonObject(), index++, layer, outcome);
        }
        return outcome;
    }

    private void step(JsonObject step, int index, LayerHandle layer, Outcome outcome) {
        String mode = step.get("mode").getAsString();
        if (mode.equals("reset_running_stats")) {
            layer.layer().runningStatistics().reset();
            return;
        }
        enter(mode, layer.layer());
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
    private void enter(String mode, NormLayer layer) {
        layer.unfreezeStatistics();
        layer.train();
        if (mode.equals("eval") && source.id().contains("freeze")) {
            layer.freezeStatistics();
        } else if (mode.equals("eval") && source.tracks()) {
            layer.eval();
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
