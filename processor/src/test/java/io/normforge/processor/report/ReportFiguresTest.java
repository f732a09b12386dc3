package io.normforge.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Communicator;
import io.normforge.NormDescriptor;
import io.normforge.Residual;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.ReferenceNorm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page says of a layer what the layer itself says, what its Javadoc says, and what the oracle counts. */
class ReportFiguresTest {

    private static final List<LayerSpec> SPECS = List.of(
            LayerSpec.batch(4, 6, 5, 3),
            LayerSpec.batch(4, 5, 3, 6).withChannelAxis(-1),
            LayerSpec.syncBatch(8, 12),
            LayerSpec.layer(4, 3, 16),
            LayerSpec.layer(2, 6, 5, 3).withAxes(1, 2, 3).withAffine(Affine.GAMMA_BETA, 1),
            LayerSpec.rms(4, 3, 16).withResidual(Residual.BEFORE),
            LayerSpec.instance(2, 6, 5, 3).withTracking(true),
            LayerSpec.group(3, 2, 6, 5, 3).withActivation(Activation.SILU));

    @Test
    void aLayersOwnFiguresAreThoseOfItsDescriptor() {
        CompiledLayers layers = LayerCompiler.plainOnly().compile(SPECS);
        List<JsonObject> norms = norms();
        for (int i = 0; i < SPECS.size(); i++) {
            NormDescriptor descriptor = descriptor(layers, i);
            JsonObject own = own(norms.get(i));
            assertThat(ints(own, "axes")).as("%s", SPECS.get(i)).isEqualTo(descriptor.axes());
            assertThat(ints(own, "affineAxes")).isEqualTo(descriptor.affineAxes());
            assertThat(own.get("affine").getAsString())
                    .isEqualTo(descriptor.affine().name());
            assertThat(own.get("channelAxis").getAsInt()).isEqualTo(descriptor.channelAxis());
            assertThat(own.get("groups").getAsInt()).isEqualTo(descriptor.groups());
            assertThat(factor(own, "parameters")).isEqualTo(descriptor.parameterCount());
            assertThat(factor(own, "running")).isEqualTo(descriptor.runningCount());
        }
    }

    @Test
    void statisticsAreAsManyAsTheOracleFinds() {
        List<JsonObject> norms = norms();
        for (int i = 0; i < SPECS.size(); i++) {
            int[] shape = SPECS.get(i).shapes().get(0).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            JsonObject own = own(norms.get(i));
            int statistics = new ReferenceNorm(SPECS.get(i), shape).statistics();
            assertThat(factor(own, "statistics")).as("%s", SPECS.get(i)).isEqualTo(statistics);
            assertThat(factor(own, "pooled") * statistics).isEqualTo(factor(own, "elements"));
        }
    }

    @Test
    void forwardCostsWhatTheJavadocSays() {
        CompiledLayers layers = LayerCompiler.plainOnly().compile(SPECS);
        List<JsonObject> norms = norms();
        for (int i = 0; i < SPECS.size(); i++) {
            JsonObject train = own(norms.get(i)).getAsJsonObject("costs").getAsJsonObject("train");
            String javadoc = layers.sources().get(LayerCompiler.layerName(i)).replaceAll("\\s+\\*?\\s*", " ");
            assertThat(javadoc)
                    .contains("computes " + train.get("flops") + " flops an element and moves " + train.get("bytes")
                            + " bytes");
        }
    }

    @Test
    void byRunningStatisticsEvalCostsLess() {
        JsonObject costs = own(norms().get(0)).getAsJsonObject("costs");
        assertThat(costs.getAsJsonObject("eval").get("flops").getAsInt())
                .isLessThan(costs.getAsJsonObject("train").get("flops").getAsInt());
    }

    @Test
    void ranksTellEachOtherAsMuchAsThePageSays() {
        List<Integer> told = new ArrayList<>();
        LayerHandle layer = LayerCompiler.plainOnly()
                .compile(List.of(LayerSpec.syncBatch(8, 12)))
                .onRanks(Kernel.PLAIN, 0, List.of(noting(told)))
                .get(0);
        float[] x = new float[8 * 12];
        x[0] = 1;
        Class<?> array = float[].class;
        layer.invoke("forward", new Class<?>[] {array, array}, x, new float[x.length]);
        layer.invoke("backward", new Class<?>[] {array, array, array}, x, x, new float[x.length]);
        JsonObject own = own(Pages.data(Pages.ofSpecs(List.of(LayerSpec.syncBatch(8, 12))))
                .getAsJsonArray("norms")
                .get(0)
                .getAsJsonObject());
        JsonObject exchange = own.getAsJsonObject("exchange");
        int statistics = exchange.get("each").getAsInt() * factor(own, "statistics");
        assertThat(told)
                .containsExactly(
                        statistics + exchange.get("gathered").getAsInt(),
                        statistics + exchange.get("summed").getAsInt());
    }

    /** A rank alone, which notes how many numbers it tells. */
    private static Communicator noting(List<Integer> lengths) {
        Communicator single = Communicator.single();
        return new Communicator() {
            @Override
            public int rank() {
                return single.rank();
            }

            @Override
            public int size() {
                return single.size();
            }

            @Override
            public void allGather(double[] mine, double[] all, int length) {
                lengths.add(length);
                single.allGather(mine, all, length);
            }

            @Override
            public void fail(Throwable cause) {
                throw new AssertionError(cause);
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void everyTypeIsSetBesideTheDeclaredOne() {
        for (JsonObject norm : norms()) {
            assertThat(candidates(norm))
                    .extracting(candidate -> candidate.get("type").getAsString())
                    .containsExactly("BATCH", "SYNC_BATCH", "LAYER", "RMS", "INSTANCE", "GROUP", "UNIT");
        }
    }

    @Test
    void aTypeThatDoesNotFitSaysWhy() {
        JsonObject rows = Pages.data(
                        Pages.ofSpecs(List.of(LayerSpec.layer(4, -1).withAffine(Affine.NONE))))
                .getAsJsonArray("norms")
                .get(0)
                .getAsJsonObject();
        assertThat(candidates(rows))
                .extracting(candidate -> candidate.get("why").getAsString())
                .containsExactly(
                        "the number of channels is not constant",
                        "the number of channels is not constant",
                        "",
                        "γ and β would vary along an axis whose size is not constant",
                        "there is no space to pool over",
                        "the number of channels is not constant",
                        "");
    }

    private static List<JsonObject> norms() {
        return Pages.data(Pages.ofSpecs(SPECS)).getAsJsonArray("norms").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static NormDescriptor descriptor(CompiledLayers layers, int index) {
        return layers.on(Kernel.PLAIN, index).layer().descriptor();
    }

    private static List<JsonObject> candidates(JsonObject norm) {
        return norm.getAsJsonArray("shapes").get(0).getAsJsonObject().getAsJsonArray("candidates").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static JsonObject own(JsonObject norm) {
        return candidates(norm).stream()
                .filter(candidate -> candidate.get("type").equals(norm.get("type")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> ints(JsonObject from, String name) {
        return from.getAsJsonArray(name).asList().stream()
                .map(JsonElement::getAsInt)
                .toList();
    }

    private static int factor(JsonObject from, String size) {
        return from.getAsJsonObject(size).get("factor").getAsInt();
    }
}
