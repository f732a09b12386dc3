package io.normforge.processor.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A call with a mask, beside the calls without one that it stands for: of [1, positions, elements] or [1, elements,
 * positions] for each sample, or where statistics pool over the batch for all samples as one.
 */
public final class MaskedCase {

    private final LayerSpec spec;
    private final int samples;
    private final int positions;
    private final int elements;
    private final boolean elementsLast;
    private final int[] lengths;
    private final boolean[] valid;
    private final Random random;

    private MaskedCase(LayerSpec spec, Random random, int positions, int[] lengths, boolean[] valid) {
        this.spec = spec;
        this.random = random;
        this.positions = positions;
        this.lengths = lengths;
        this.valid = valid;
        samples = valid.length / positions;
        elementsLast = !spec.hasChannels() || spec.channelAxis() == 2;
        elements = spec.shapes().get(0).get(elementsLast ? 2 : 1);
    }

    /** Any inputs, so many positions of each sample valid. */
    public static MaskedCase random(LayerSpec spec, Random random, int positions, int... lengths) {
        boolean[] valid = new boolean[lengths.length * positions];
        for (int sample = 0; sample < lengths.length; sample++) {
            Arrays.fill(valid, sample * positions, sample * positions + lengths[sample], true);
        }
        return new MaskedCase(spec, random, positions, lengths, valid);
    }

    /** Any inputs, any positions valid, in each sample two at least. */
    public static MaskedCase scattered(LayerSpec spec, Random random, int positions, int samples) {
        boolean[] valid = new boolean[samples * positions];
        for (int sample = 0; sample < samples; sample++) {
            for (int position = 0; position < positions; position++) {
                valid[sample * positions + position] = position < 2 || random.nextBoolean();
            }
        }
        return new MaskedCase(spec, random, positions, null, valid);
    }

    /** The first difference between the masked call and those it stands for; the padding must be 0. */
    public Optional<String> difference(LayerHandle masked, LayerHandle unmasked) {
        NormCall call = new RandomCalls(random).next(spec, shape()).withoutSum();
        List<String> differences = new ArrayList<>();
        NormResult result = masked.run(padded(call), mask());
        boolean whole = spec.pooledAxes().contains(0);
        NormResult last = null;
        for (int sample = 0; sample < (whole ? 1 : samples); sample++) {
            int[] places = places(whole ? -1 : sample);
            if (places.length == 0) {
                continue;
            }
            NormCall ofSample = packed(call, places, whole ? 0 : sample);
            NormResult alone = last == null ? unmasked.run(ofSample) : unmasked.more(ofSample);
            compare(differences, "y", result.y(), alone.y(), places);
            compare(differences, "dx", result.dx(), alone.dx(), places);
            if (spec.takesScale()) {
                int[] parameters = parameters(whole ? 0 : sample);
                compare(differences, "dscale", result.dgamma(), alone.dgamma(), parameters);
                compare(differences, "dshift", result.dbeta(), spec.hasBeta() ? alone.dbeta() : null, parameters);
            }
            last = alone;
        }
        requireZeros(differences, "y", result.y());
        requireZeros(differences, "dx", result.dx());
        if (spec.takesScale()) {
            return differences.stream().findFirst();
        }
        if (!Arrays.equals(last.dgamma(), result.dgamma()) || !Arrays.equals(last.dbeta(), result.dbeta())) {
            differences.add("dgamma or dbeta");
        }
        return differences.stream().findFirst();
    }

    private int[] shape() {
        return elementsLast ? new int[] {samples, positions, elements} : new int[] {samples, elements, positions};
    }

    private Object mask() {
        return lengths == null ? valid : lengths;
    }

    /** The places of valid elements, of a sample or of all, in the order in which they lie side by side. */
    private int[] places(int sample) {
        List<Integer> chosen = IntStream.range(0, samples * positions)
                .filter(p -> valid[p] && (sample < 0 || p / positions == sample))
                .boxed()
                .toList();
        List<Integer> places = new ArrayList<>();
        if (elementsLast) {
            chosen.forEach(p -> IntStream.range(0, elements).forEach(c -> places.add(p * elements + c)));
        } else {
            IntStream.range(0, elements)
                    .forEach(c -> chosen.forEach(
                            p -> places.add((p / positions * elements + c) * positions + p % positions)));
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The places of a sample's scale. */
    private int[] parameters(int sample) {
        return IntStream.range(sample * elements, (sample + 1) * elements).toArray();
    }

    /** γ and β are the layer's, or of a scale and a shift that calls give those of the sample. */
    private float[] parameters(float[] ofCall, int sample) {
        return spec.takesScale() ? chosen(ofCall, parameters(sample)) : ofCall;
    }

    private NormCall packed(NormCall call, int[] places, int sample) {
        int count = places.length / elements;
        return new NormCall(
                elementsLast ? new int[] {1, count, elements} : new int[] {1, elements, count},
                chosen(call.x(), places),
                chosen(call.residual(), places),
                chosen(call.gate(), places),
                chosen(call.dy(), places),
                null,
                parameters(call.gamma(), sample),
                parameters(call.beta(), sample));
    }

    /** With NaN wherever nothing is valid. */
    private NormCall padded(NormCall call) {
        return new NormCall(
                call.shape(),
                padded(call.x()),
                padded(call.residual()),
                padded(call.gate()),
                padded(call.dy()),
                null,
                call.gamma(),
                call.beta());
    }

    private float[] padded(float[] values) {
        if (values == null) {
            return null;
        }
        float[] padded = new float[values.length];
        Arrays.fill(padded, Float.NaN);
        for (int place : places(-1)) {
            padded[place] = values[place];
        }
        return padded;
    }

    private static float[] chosen(float[] values, int[] places) {
        if (values == null) {
            return null;
        }
        float[] chosen = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = values[places[i]];
        }
        return chosen;
    }

    private static void compare(List<String> differences, String name, float[] all, float[] alone, int[] places) {
        for (int i = 0; alone != null && i < places.length; i++) {
            if (Float.floatToIntBits(all[places[i]]) != Float.floatToIntBits(alone[i])) {
                differences.add(name + "[" + places[i] + "] is " + all[places[i]] + ", and alone " + alone[i]);
            }
        }
    }

    private void requireZeros(List<String> differences, String name, float[] all) {
        float[] rest = all.clone();
        for (int place : places(-1)) {
            rest[place] = 0;
        }
        for (int i = 0; i < rest.length; i++) {
            if (rest[i] != 0) {
                differences.add(name + "[" + i + "] in the padding is " + rest[i]);
            }
        }
    }
}
