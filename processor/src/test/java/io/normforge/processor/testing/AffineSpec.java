package io.normforge.processor.testing;

import io.normforge.Affine;
import java.util.List;

/**
 * What an annotation says of γ and β.
 *
 * @param axes those along which they vary, as they are written
 */
public record AffineSpec(Affine which, List<Integer> axes, boolean unitOffset) {

    /** All that annotations need not name. */
    public static final AffineSpec DEFAULT = new AffineSpec(Affine.BY_TYPE, List.of(), false);

    public AffineSpec {
        axes = List.copyOf(axes);
    }

    AffineSpec with(Affine other, List<Integer> along) {
        return new AffineSpec(other, along, unitOffset);
    }

    AffineSpec withUnitOffset(boolean offset) {
        return new AffineSpec(which, axes, offset);
    }
}
