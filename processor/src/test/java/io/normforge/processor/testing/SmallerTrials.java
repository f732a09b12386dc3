package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is one step smaller than a trial: the steps that take most come first. Some of them may be no valid specs, which
 * the processor then says.
 */
final class SmallerTrials {

    private final SpecTrial trial;
    private final LayerSpec spec;

    private SmallerTrials(SpecTrial trial) {
        this.trial = trial;
        spec = trial.spec();
    }

    static List<SpecTrial> of(SpecTrial trial) {
        SmallerTrials smaller = new SmallerTrials(trial);
        return Stream.of(
                        smaller.oneShape(),
                        smaller.fewerAttributes(),
                        smaller.fewerAxes(),
                        smaller.fewerGroups(),
                        smaller.smallerSizes())
                .flatMap(step -> step)
                .filter(candidate -> !candidate.equals(trial))
                .toList();
    }

    /** Only the shape that is called, and then that with its sizes known. */
    private Stream<SpecTrial> oneShape() {
        Stream<LayerSpec> declared =
                spec.shapes().stream().filter(this::isCalled).map(shape -> spec.withShapes(List.of(shape)));
        return Stream.concat(declared, Stream.of(spec.withShapes(List.of(trial.callShape()))))
                .map(trial::with);
    }

    private boolean isCalled(List<Integer> declared) {
        return IntStream.range(0, spec.rank())
                .allMatch(axis -> declared.get(axis) == Shape.DYNAMIC
                        || declared.get(axis).equals(trial.callShape().get(axis)));
    }

    private Stream<SpecTrial> fewerAttributes() {
        ChannelSpec channels = spec.channels();
        return Stream.of(
                        spec.withoutConfigured(),
                        spec.withActivation(Activation.NONE),
                        spec.withLeakyRelu(FusedSpec.DEFAULT_SLOPE).withActivation(spec.activation()),
                        spec.withGate(false),
                        spec.withResidual(Residual.NONE),
                        spec.with(channels.withMask(false)),
                        spec.with(channels.withTracking(Optional.empty())),
                        spec.withUnitOffset(false),
                        spec.withAffine(Affine.NONE),
                        spec.withAffine(Affine.BY_TYPE),
                        spec.takesScale() ? spec.withAffine(Affine.SCALE, ints(spec.affineAxes())) : spec,
                        spec.withAffine(spec.affine()),
                        spec.withAxes(),
                        spec.withAxes(ints(spec.axes().isEmpty() ? List.of() : spec.pooledAxes())),
                        spec.withChannelAxis(spec.channelAxis()),
                        spec.withEpsilon(1e-5f),
                        spec.withMomentum(ChannelSpec.DEFAULT.momentum()))
                .filter(this::isSimpler)
                .map(trial::with);
    }

    /** What is written shorter, and no γ at all, which is not: no two attributes give way to each other for ever. */
    private boolean isSimpler(LayerSpec candidate) {
        return candidate.affine() != spec.affine()
                ? candidate.affine() == Affine.NONE || spec.affine() != Affine.NONE
                : candidate.toString().length() < spec.toString().length();
    }

    private Stream<SpecTrial> fewerAxes() {
        return IntStream.range(0, spec.rank())
                .filter(axis -> spec.rank() > 1 && !(spec.hasChannels() && axis == spec.channelAxis()))
                .mapToObj(this::without);
    }

    private SpecTrial without(int axis) {
        LayerSpec smaller = spec.withoutConfigured()
                .withShapes(spec.shapes().stream()
                        .map(shape -> without(axis, shape))
                        .toList())
                .withAxes(renumbered(axis, spec.axes()))
                .withAffine(spec.affine(), renumbered(axis, spec.affineAxes()));
        if (spec.hasChannels() && axis < spec.channelAxis()) {
            smaller = smaller.withChannelAxis(spec.channelAxis() - 1);
        } else if (spec.hasChannels()) {
            smaller = smaller.withChannelAxis(spec.channelAxis());
        }
        return new SpecTrial(smaller, without(axis, trial.callShape()), trial.seed());
    }

    private static List<Integer> without(int axis, List<Integer> sizes) {
        List<Integer> rest = new ArrayList<>(sizes);
        rest.remove(axis);
        return rest;
    }

    /** Axes counted from the front, without one of them. */
    private int[] renumbered(int axis, List<Integer> axes) {
        return axes.stream()
                .mapToInt(written -> Math.floorMod(written, spec.rank()))
                .filter(other -> other != axis)
                .map(other -> other < axis ? other : other - 1)
                .sorted()
                .toArray();
    }

    /** One group, half of them, one less; then fewer channels in each. */
    private Stream<SpecTrial> fewerGroups() {
        int groups = spec.channels().groups();
        if (groups == 0) {
            return Stream.empty();
        }
        int inEach = trial.callShape().get(spec.channelAxis()) / groups;
        Stream<SpecTrial> fewer = smaller(groups)
                .mapToObj(few -> withSize(spec.channelAxis(), few * inEach))
                .map(scaled ->
                        scaled.with(scaled.spec().withGroups(scaled.callShape().get(spec.channelAxis()) / inEach)));
        return Stream.concat(fewer, smaller(inEach).mapToObj(few -> withSize(spec.channelAxis(), few * groups)));
    }

    private Stream<SpecTrial> smallerSizes() {
        return IntStream.range(0, spec.rank())
                .filter(axis -> spec.channels().groups() == 0 || axis != spec.channelAxis())
                .boxed()
                .flatMap(axis -> smaller(trial.callShape().get(axis)).mapToObj(size -> withSize(axis, size)));
    }

    private static IntStream smaller(int size) {
        return IntStream.of(1, size / 2, size - size / 4, size - 1)
                .filter(less -> 1 <= less && less < size)
                .distinct();
    }

    private SpecTrial withSize(int axis, int size) {
        List<List<Integer>> declared = spec.shapes().stream()
                .map(shape ->
                        shape.get(axis) == Shape.DYNAMIC || !isCalled(shape) ? shape : replaced(shape, axis, size))
                .toList();
        return new SpecTrial(spec.withShapes(declared), replaced(trial.callShape(), axis, size), trial.seed());
    }

    private static List<Integer> replaced(List<Integer> sizes, int axis, int size) {
        List<Integer> others = new ArrayList<>(sizes);
        others.set(axis, size);
        return others;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
