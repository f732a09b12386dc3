package io.normforge.processor.behaviour;

import static io.normforge.processor.testing.ReferenceNorm.widen;

import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.ReferenceActivation;
import io.normforge.processor.testing.ReferenceNorm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Σ y · dy [+ Σ sum · dsum] of a call by the definition, in double, as a function of the call's inputs; behind a mask over the valid
 * positions alone, as if they lay side by side. Its slopes are what backward has to find.
 *
 * <p>Masks are of [samples, elements, positions], or of [samples, positions, elements] where the type has no channels.
 */
final class DefinedLoss {

    /** Differences of this step err by its fourth power. */
    private static final double STEP = 1e-4;

    private final double[] dy;
    private final double[] dsum;
    private final ReferenceNorm.Inputs inputs;
    private final List<Part> parts;

    /** What has statistics of its own, with the places of its elements and of its scale in the call's arrays. */
    private record Part(ReferenceNorm norm, int[] places, int[] parameters) {

        ReferenceNorm.Inputs of(ReferenceNorm.Inputs all) {
            return new ReferenceNorm.Inputs(
                    chosen(all.x(), places),
                    chosen(all.residual(), places),
                    chosen(all.residualGate(), parameters),
                    chosen(all.gate(), places),
                    chosen(all.gamma(), parameters),
                    chosen(all.beta(), parameters));
        }
    }

    /**
     * The loss of a call.
     *
     * @param lengths how many positions of each sample are valid; null where all are, and the layer has no mask
     */
    DefinedLoss(LayerSpec spec, NormCall call, int[] lengths) {
        dy = widen(call.dy());
        dsum = widen(call.dsum());
        inputs = new ReferenceNorm.Inputs(
                widen(call.x()),
                widen(call.residual()),
                widen(call.residualGate()),
                widen(call.gate()),
                widen(call.gamma()),
                widen(call.beta()));
        parts = lengths == null ? List.of(whole(spec, call)) : valid(spec, call, lengths);
    }

    private static Part whole(LayerSpec spec, NormCall call) {
        ReferenceNorm norm = new ReferenceNorm(spec, call.shape());
        return new Part(
                norm,
                IntStream.range(0, call.elements()).toArray(),
                IntStream.range(0, norm.parameters()).toArray());
    }

    /** One part where statistics pool over the batch, else one of each sample. */
    private static List<Part> valid(LayerSpec spec, NormCall call, int[] lengths) {
        int[] all = IntStream.range(0, lengths.length).toArray();
        return spec.pooledAxes().contains(0)
                ? List.of(part(spec, call, lengths, all))
                : Arrays.stream(all)
                        .mapToObj(sample -> part(spec, call, lengths, sample))
                        .toList();
    }

    private static Part part(LayerSpec spec, NormCall call, int[] lengths, int... samples) {
        boolean channels = spec.hasChannels();
        int elements = call.shape()[channels ? 1 : 2];
        int positions = call.shape()[channels ? 2 : 1];
        int[] valid = Arrays.stream(samples)
                .flatMap(sample -> IntStream.range(sample * positions, sample * positions + lengths[sample]))
                .toArray();
        IntStream ofElements = IntStream.range(0, elements);
        int[] places = channels
                ? ofElements
                        .flatMap(c -> Arrays.stream(valid)
                                .map(p -> (p / positions * elements + c) * positions + p % positions))
                        .toArray()
                : Arrays.stream(valid)
                        .flatMap(p -> IntStream.range(p * elements, (p + 1) * elements))
                        .toArray();
        int[] shape = channels ? new int[] {1, elements, valid.length} : new int[] {1, valid.length, elements};
        int first = spec.parameterAxes().contains(0) ? samples[0] * elements : 0;
        return new Part(
                new ReferenceNorm(spec, shape),
                places,
                IntStream.range(first, first + elements).toArray());
    }

    ReferenceNorm.Inputs inputs() {
        return inputs;
    }

    /** Whether no activation is near a point where its slope jumps, which differences would span. */
    boolean isSmooth(LayerSpec spec) {
        List<Double> kinks = ReferenceActivation.kinks(spec.activation());
        return parts.stream()
                .flatMapToDouble(part ->
                        Arrays.stream(part.norm().forward(part.of(inputs)).argument()))
                .noneMatch(argument -> kinks.stream().anyMatch(kink -> Math.abs(argument - kink) < 100 * STEP));
    }

    /** By five-point differences. */
    double[] slopes(double[] input) {
        double[] slopes = new double[input.length];
        Arrays.setAll(
                slopes,
                i -> (8 * (at(input, i, STEP) - at(input, i, -STEP))
                                - (at(input, i, 2 * STEP) - at(input, i, -2 * STEP)))
                        / (12 * STEP));
        return slopes;
    }

    private double at(double[] input, int i, double step) {
        double kept = input[i];
        input[i] = kept + step;
        double loss = parts.stream().mapToDouble(this::loss).sum();
        input[i] = kept;
        return loss;
    }

    private double loss(Part part) {
        ReferenceNorm.Forward forward = part.norm().forward(part.of(inputs));
        return dot(forward.y(), chosen(dy, part.places())) + dot(forward.sum(), chosen(dsum, part.places()));
    }

    /** Nothing times anything is 0. */
    private static double dot(double[] left, double[] right) {
        return right == null
                ? 0
                : IntStream.range(0, left.length)
                        .mapToDouble(e -> left[e] * right[e])
                        .sum();
    }

    private static double[] chosen(double[] values, int[] places) {
        return values == null
                ? null
                : Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }
}
