package io.normforge.internal;

import io.normforge.Backend;
import io.normforge.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a generated layer has to say of itself, here one of nothing but its calls. */
final class ModelTrials extends LayerTrials<ModelTrials> {

    static final int FORWARD = 0;
    static final int BACKWARD = 1;

    /** All that was constructed and called. */
    final List<String> calls = new ArrayList<>();

    ModelTrials(int... lanes) {
        super(ModelTrials.class, "Model.Norm", 3, List.of("forward", "backward"), lanes);
    }

    @Override
    protected ModelTrials layer(Mode mode, Backend backend, int[] sizes) {
        calls.add("new " + mode + " " + backend);
        return this;
    }

    @Override
    protected void call(ModelTrials layer, int method, float[][] arrays, boolean[] valid, int[] sizes) {
        layer.calls.add((method == FORWARD ? "forward " : "backward ") + arrays.length + " arrays of "
                + arrays[0].length + ", sizes " + Arrays.toString(sizes));
    }
}
