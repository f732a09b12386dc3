package io.normforge.processor.testing;

import io.normforge.Residual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/** The arrays of a forward and a backward call by their names, in the order in which the layer's methods take them. */
final class CallArrays {

    private final LayerSpec spec;
    private final IntUnaryOperator offsets;
    private final boolean withSum;
    private final Map<String, GuardedArray> arrays = new LinkedHashMap<>();
    private final Set<String> overwritten = new TreeSet<>();

    /** Every array at an offset of its own. */
    CallArrays(LayerSpec spec, NormCall call) {
        this(spec, call, offset -> offset);
    }

    /** All arrays at one offset, where loops with a single index serve them. */
    static CallArrays atOnePlace(LayerSpec spec, NormCall call) {
        return new CallArrays(spec, call, offset -> 5);
    }

    private CallArrays(LayerSpec spec, NormCall call, IntUnaryOperator offsets) {
        this.spec = spec;
        this.offsets = offsets;
        withSum = call.dsum() != null;
        input("x", 3, call.x());
        input("residual", 2, call.residual());
        input("gate", 8, call.gate());
        input("residualGate", 15, call.residualGate());
        input("dy", 5, call.dy());
        input("dsum", 6, call.dsum());
        if (spec.takesScale()) {
            input("scale", 11, call.gamma());
            input("shift", 12, call.beta());
            output("dscale", 13, call.gamma().length);
            output("dshift", 14, call.gamma().length);
        }
        if (spec.fused().gatesResidual()) {
            output("dresidualGate", 16, call.residualGate().length);
        }
        output("sum", 4, call.elements());
        output("y", 1, call.elements());
        output("dx", 7, call.elements());
        output("dgate", 9, call.elements());
        output("dresidual", 10, call.elements());
    }

    private void input(String name, int offset, float[] content) {
        if (content != null) {
            arrays.put(name, GuardedArray.input(name, offsets.applyAsInt(offset), content));
        }
    }

    private void output(String name, int offset, int length) {
        arrays.put(name, GuardedArray.output(name, offsets.applyAsInt(offset), length));
    }

    /** The same with an output in the place of an input. */
    CallArrays withOver(String output, String input) {
        arrays.put(output, arrays.get(input));
        overwritten.add(input);
        return this;
    }

    /** Backward's sum is what forward wrote. */
    void takeSum(CallArrays forward) {
        arrays.put("sum", forward.arrays.get("sum"));
    }

    String forwardMethod() {
        return withSum ? "forwardSum" : "forward";
    }

    String backwardMethod() {
        return withSum ? "backwardSum" : "backward";
    }

    List<GuardedArray> ofForward() {
        List<String> names = new ArrayList<>(List.of("x"));
        addIf(names, spec.residual() != Residual.NONE, "residual");
        addIf(names, spec.gate(), "gate");
        addIf(names, spec.fused().gatesResidual(), "residualGate");
        addIf(names, spec.takesScale(), "scale");
        addIf(names, spec.takesScale() && spec.hasBeta(), "shift");
        addIf(names, withSum, "sum");
        names.add("y");
        return all(names);
    }

    List<GuardedArray> ofBackward() {
        List<String> names = new ArrayList<>(List.of(withSum ? "sum" : "x"));
        addIf(names, spec.fused().backwardReadsResidual(withSum), "residual");
        addIf(names, spec.gate(), "gate");
        addIf(names, spec.fused().gatesResidual(), "residualGate");
        addIf(names, spec.takesScale(), "scale");
        addIf(names, spec.backwardReadsShift(), "shift");
        names.add("dy");
        addIf(names, withSum, "dsum");
        names.add("dx");
        addIf(names, spec.gate(), "dgate");
        addIf(names, spec.fused().backwardWritesResidualGradient(), "dresidual");
        addIf(names, spec.fused().gatesResidual(), "dresidualGate");
        addIf(names, spec.takesScale(), "dscale");
        addIf(names, spec.takesScale() && spec.hasBeta(), "dshift");
        return all(names);
    }

    private static void addIf(List<String> names, boolean there, String name) {
        if (there) {
            names.add(name);
        }
    }

    private List<GuardedArray> all(List<String> names) {
        return names.stream().map(arrays::get).toList();
    }

    /** dγ or dβ: the layer's own, or of a scale or a shift that the call gives what was written for it. */
    float[] gradient(String output, float[] ofLayer) {
        boolean isWritten = spec.takesScale() && (spec.hasBeta() || output.equals("dscale"));
        return isWritten ? written(output) : ofLayer.clone();
    }

    float[] written(String output) {
        return arrays.get(output).written();
    }

    void requireInputsUnchanged() {
        for (String name : List.of("x", "residual", "residualGate", "gate", "dy", "dsum", "scale", "shift")) {
            if (arrays.containsKey(name) && !overwritten.contains(name)) {
                arrays.get(name).requireUnchanged();
            }
        }
    }
}
