package io.normforge.processor.schedule;

import io.normforge.processor.plan.NestAxis;
import java.util.List;

/**
 * How a row's sums are cut into pieces, each of which starts anew and is added to the others in double: so that workers may
 * take pieces, in any number, and none of it changes a bit. A piece has at most 64 strips: as many whole rounds of a pooled
 * axis as fit, of the outermost one of which a round does, or a part of a row.
 *
 * @param depth the pooled axis that is cut; the innermost one is cut between strips
 * @param size how many rounds of that axis, or elements of a row, make a piece
 */
record Pieces(int depth, int size) {

    /** How many strips a piece may have. */
    static final int STRIPS = 64;

    /** For these pooled axes, outermost first. */
    static Pieces of(List<NestAxis> pooled) {
        int depth = pooled.size() - 1;
        NestAxis row = pooled.get(depth);
        int strips = row.isDynamic() ? STRIPS + 1 : (row.constantSize() - 1) / Width.STRIP + 1;
        int size = STRIPS * Width.STRIP;
        while (depth > 0 && strips <= STRIPS) {
            depth--;
            size = STRIPS / strips;
            NestAxis axis = pooled.get(depth);
            strips = axis.isDynamic() || axis.constantSize() > STRIPS ? STRIPS + 1 : strips * axis.constantSize();
        }
        return new Pieces(depth, size);
    }

    /** Whether that axis may be longer than a piece. */
    boolean mayBeSeveral(NestAxis axis) {
        return axis.isDynamic() || axis.constantSize() > size;
    }
}
