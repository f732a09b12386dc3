package io.normforge.processor.testing;

import io.normforge.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** A spec's axes, counted from the front, with what its type says where the annotation says nothing. */
record ResolvedAxes(LayerSpec spec) {

    /** Ascending; GROUP's channel axis is pooled within a group. */
    List<Integer> pooled() {
        if (!spec.axes().isEmpty()) {
            return fromTheFront(spec.axes());
        }
        return IntStream.range(0, spec.rank())
                .filter(axis -> switch (spec.type()) {
                    case LAYER, RMS, UNIT -> axis == spec.rank() - 1;
                    case BATCH, SYNC_BATCH -> axis != channel();
                    case INSTANCE -> axis != 0 && axis != channel();
                    case GROUP -> axis != 0;
                })
                .boxed()
                .toList();
    }

    int channel() {
        return Math.floorMod(spec.channels().axis(), spec.rank());
    }

    /** Those along which γ and β vary, ascending; empty where there is neither. */
    List<Integer> parameters() {
        if (!spec.hasGamma()) {
            return List.of();
        }
        List<Integer> byType = spec.hasChannels() ? List.of(channel()) : pooled();
        return spec.affineAxes().isEmpty() ? byType : fromTheFront(spec.affineAxes());
    }

    /** Whether all declared shapes have one constant size along an axis. */
    boolean isConstant(int axis) {
        List<Integer> sizes =
                spec.shapes().stream().map(shape -> shape.get(axis)).distinct().toList();
        return sizes.size() == 1 && sizes.get(0) != Shape.DYNAMIC;
    }

    private List<Integer> fromTheFront(List<Integer> written) {
        return written.stream()
                .map(axis -> Math.floorMod(axis, spec.rank()))
                .sorted()
                .toList();
    }
}
