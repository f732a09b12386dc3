package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.conformance.ConformanceCase.Expected;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A case of BATCH over the valid positions; where these are the first of each sample, they are given as lengths too. */
record MaskedBatchCase(LayerCase unmasked) implements TorchCase {

    static MaskedBatchCase of(ConformanceCase source) {
        return new MaskedBatchCase(LayerCase.of(source));
    }

    @Override
    public ConformanceCase source() {
        return unmasked.source();
    }

    @Override
    public LayerSpec spec() {
        return unmasked.spec();
    }

    /** The count shows in the running variance, and nowhere else. */
    @Override
    public Map<String, Expected> expected() {
        Map<String, Expected> expected = new LinkedHashMap<>(unmasked.expected());
        expected.remove("valid_count");
        return expected;
    }

    @Override
    public Outcome run(List<LayerHandle> ranks) {
        LayerHandle layer = ranks.get(0);
        List<NormResult> results = new ArrayList<>();
        results.add(layer.run(unmasked.call(), unmasked.state(), flags()));
        if (areFirstOfEachSample()) {
            NormResult byLengths = layer.run(unmasked.call(), unmasked.state(), lengths());
            assertThat(byLengths.firstDifference(results.get(0)))
                    .as("%s", source())
                    .isEmpty();
            results.add(byLengths);
        }
        Map<String, double[]> outputs = unmasked.outputs(results.get(0));
        outputs.put("running_var_biased_variant", withBiasedVariance(outputs.get("running_var")));
        return new Outcome(outputs, results);
    }

    private boolean areFirstOfEachSample() {
        boolean[] flags = flags();
        int[] lengths = lengths();
        int positions = flags.length / lengths.length;
        return IntStream.range(0, flags.length)
                .allMatch(place -> flags[place] == (place % positions < lengths[place / positions]));
    }

    private boolean[] flags() {
        float[] mask = source().input("mask");
        boolean[] flags = new boolean[mask.length];
        IntStream.range(0, mask.length).forEach(position -> flags[position] = mask[position] == 1);
        return flags;
    }

    private int[] lengths() {
        boolean[] flags = flags();
        int[] lengths = new int[unmasked.call().shape()[0]];
        int positions = flags.length / lengths.length;
        for (int i = 0; i < flags.length; i++) {
            lengths[i / positions] += flags[i] ? 1 : 0;
        }
        return lengths;
    }

    /** Keras's convention: what went in is (n − 1) / n times ours. */
    private double[] withBiasedVariance(double[] running) {
        double count = IntStream.of(lengths()).sum();
        double[] biased = running.clone();
        for (int c = 0; c < biased.length; c++) {
            double kept = (1 - source().momentum()) * source().input("running_var")[c];
            biased[c] = kept + (running[c] - kept) * (count - 1) / count;
        }
        return biased;
    }
}
