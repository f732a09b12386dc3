package io.normforge.processor.spec;

import io.normforge.Shape;
import java.util.ArrayList;
import java.util.List;

/** A masked layer's valid positions, side by side, as a layer of their own. */
final class PackedSpec {

    private PackedSpec() {}

    static NormSpec of(NormSpec masked) {
        boolean last = masked.elementAxis() == masked.rank() - 1;
        int elements = masked.shapes().get(0).get(masked.elementAxis());
        int element = last ? 2 : 1;
        int position = 3 - element;
        List<Integer> pooled = new ArrayList<>(masked.poolsBatch() ? List.of(0, position) : List.of(position));
        if (masked.axes().contains(masked.elementAxis())) {
            pooled.add(element);
        }
        return new NormSpec(
                masked.model(),
                masked.name(),
                masked.preset(),
                List.of(last ? List.of(1, Shape.DYNAMIC, elements) : List.of(1, elements, Shape.DYNAMIC)),
                pooled.stream().sorted().toList(),
                masked.affine(),
                masked.affineAxes().contains(masked.elementAxis()) ? List.of(element) : List.of(),
                masked.unitOffset(),
                masked.epsilon(),
                masked.residual(),
                masked.activation(),
                masked.slope(),
                masked.gate(),
                masked.channelAxis() < 0 ? -1 : element,
                masked.groups(),
                masked.momentum(),
                masked.tracks(),
                true,
                masked.storage());
    }
}
