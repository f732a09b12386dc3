package io.normforge.processor.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * What an annotation leaves to the constructor, which then gets what the spec has there.
 *
 * @param axes those whose sizes it leaves out
 * @param special shapes with kernels of their own beside the spec's
 */
public record ConfiguredSpec(
        List<Integer> axes, boolean groups, boolean epsilon, boolean momentum, List<List<Integer>> special) {

    /** Nothing. */
    public static final ConfiguredSpec NONE = new ConfiguredSpec(List.of(), false, false, false, List.of());

    ConfiguredSpec withAxes(List<Integer> others) {
        return new ConfiguredSpec(others, groups, epsilon, momentum, special);
    }

    ConfiguredSpec withEpsilon() {
        return new ConfiguredSpec(axes, groups, true, momentum, special);
    }

    ConfiguredSpec withGroups() {
        return new ConfiguredSpec(axes, true, epsilon, momentum, special);
    }

    ConfiguredSpec withMomentum() {
        return new ConfiguredSpec(axes, groups, epsilon, true, special);
    }

    ConfiguredSpec withSpecial(List<List<Integer>> shapes) {
        return new ConfiguredSpec(axes, groups, epsilon, momentum, shapes);
    }

    /** The constructor's first arguments. */
    List<Object> arguments(LayerSpec spec) {
        List<Object> arguments = new ArrayList<>();
        axes.forEach(axis -> arguments.add(spec.shapes().get(0).get(axis)));
        if (groups) {
            arguments.add(spec.channels().groups());
        }
        if (epsilon) {
            arguments.add(spec.epsilon());
        }
        if (momentum && spec.tracks()) {
            arguments.add(spec.channels().momentum());
        }
        return arguments;
    }
}
