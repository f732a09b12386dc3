package io.normforge.processor.plan;

import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a method of a layer looks like.
 *
 * @param name as the entry's
 * @param arrays as the entry's
 */
public record Outline(String name, List<String> arrays) {

    private static final Set<String> PARAMETERS = Set.of(Names.SCALE, Names.SHIFT, Names.RESIDUAL_GATE);
    private static final Set<String> PARAMETER_GRADIENTS = Set.of(Names.DSCALE, Names.DSHIFT, Names.DRESIDUAL_GATE);

    /** Those of a layer. */
    public static List<Outline> of(NormSpec spec) {
        return of(spec.residual(), spec.gate(), spec.activatesResult(), spec.affine());
    }

    /**
     * Those of a layer of which nothing more is known.
     *
     * @param activatesResult whether the residual's gradient is not dy itself where it is added after
     * @param affine whether calls give scale and shift
     */
    public static List<Outline> of(Residual residual, boolean gate, boolean activatesResult, Affine affine) {
        if (residual == Residual.GATED) {
            return gated(gate, activatesResult, affine);
        }
        List<Outline> outlines = new ArrayList<>();
        boolean before = residual == Residual.BEFORE;
        boolean after = residual == Residual.AFTER;
        boolean afterInBackward = after && activatesResult;
        List<String> given = parameters(affine, true);
        List<String> read = parameters(affine, gate || activatesResult);
        outlines.add(new Outline("forward", arrays(inputs(Names.X, before || after, gate), given, Names.Y)));
        if (before) {
            outlines.add(new Outline("forwardSum", arrays(inputs(Names.X, true, gate), given, Names.SUM, Names.Y)));
        }
        List<String> backward = arrays(inputs(Names.X, before || afterInBackward, gate), read, Names.DY, Names.DX);
        outlines.add(new Outline("backward", gradients(backward, gate, afterInBackward, given)));
        if (before) {
            List<String> ofSum = arrays(inputs(Names.SUM, false, gate), read, Names.DY, Names.DSUM, Names.DX);
            outlines.add(new Outline("backwardSum", gradients(ofSum, gate, false, given)));
        }
        return outlines;
    }

    /** Those around a gate of the residual: its sum is what goes on, so there is no form without it. */
    private static List<Outline> gated(boolean gate, boolean activatesResult, Affine affine) {
        List<String> given = withResidualGate(parameters(affine, true));
        List<String> read = withResidualGate(parameters(affine, gate || activatesResult));
        List<String> forward = arrays(inputs(Names.X, true, gate), given, Names.SUM, Names.Y);
        List<String> backward = arrays(inputs(Names.SUM, true, gate), read, Names.DY, Names.DSUM, Names.DX);
        return List.of(
                new Outline("forwardSum", forward), new Outline("backwardSum", gradients(backward, gate, true, given)));
    }

    private static List<String> withResidualGate(List<String> parameters) {
        return arrays(List.of(Names.RESIDUAL_GATE), parameters);
    }

    static List<String> inputs(String input, boolean residual, boolean gate) {
        List<String> inputs = new ArrayList<>(List.of(input));
        if (residual) {
            inputs.add(Names.RESIDUAL);
        }
        if (gate) {
            inputs.add(Names.GATE);
        }
        return inputs;
    }

    /** What a call gives of scale and shift; backward knows the shift where it needs the result again. */
    private static List<String> parameters(Affine affine, boolean withShift) {
        return switch (affine) {
            case SCALE -> List.of(Names.SCALE);
            case SCALE_SHIFT -> withShift ? List.of(Names.SCALE, Names.SHIFT) : List.of(Names.SCALE);
            default -> List.of();
        };
    }

    static List<String> arrays(List<String> inputs, List<String> parameters, String... more) {
        return Stream.of(inputs, parameters, List.of(more))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> gradients(List<String> arrays, boolean gate, boolean residual, List<String> given) {
        List<String> all = new ArrayList<>(arrays);
        if (gate) {
            all.add(Names.DGATE);
        }
        if (residual) {
            all.add(Names.DRESIDUAL);
        }
        given.forEach(parameter -> all.add("d" + parameter));
        return all;
    }

    /** The arrays that have an element for each of x. */
    List<String> streams() {
        return arrays.stream().filter(array -> !isParameter(array)).toList();
    }

    /** Whether an array has an element for each parameter, and not for each of x. */
    public static boolean isParameter(String array) {
        return PARAMETERS.contains(array) || isParameterGradient(array);
    }

    static boolean isParameterGradient(String array) {
        return PARAMETER_GRADIENTS.contains(array);
    }
}
