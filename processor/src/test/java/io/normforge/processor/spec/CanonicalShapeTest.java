package io.normforge.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A declared shape and its labels in, the canonical text out; −1 is DYNAMIC. */
class CanonicalShapeTest {

    @ParameterizedTest(name = "{0} pooled over {1}, gamma along {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # LAYER over the last axis, over several, over the first
            -1 8 384     | 2     | 2     | [size0*8 keep] [384 reduce affine]
            384          | 0     | 0     | [384 reduce affine]
            -1 64 7 7    | 1 2 3 | 1 2 3 | [size0 keep] [3136 reduce affine]
            -1 64 7 7    | 1 2 3 | 1     | [size0 keep] [64 reduce affine] [49 reduce]
            40 -1        | 0     | ''    | [40 reduce] [size1 keep]
            -1 40        | 0     | 1     | [size0 reduce] [40 keep affine]
            # batch statistics, channels first and last; groups
            8 64 7 7     | 0 2 3 | 1     | [8 reduce] [64 keep affine] [49 reduce]
            8 7 7 64     | 0 1 2 | 3     | [392 reduce] [64 keep affine]
            8 32 2 7 7   | 2 3 4 | 1 2   | [8 keep] [32 keep affine] [2 reduce affine] [49 reduce]
            # axes of size 1 go, and what they kept apart merges
            -1 1 384     | 1 2   | 2     | [size0 keep] [384 reduce affine]
            2 1 3        | 0 2   | ''    | [6 reduce]
            4 1 5 6      | 2     | 2     | [4 keep] [5 reduce affine] [6 keep]
            # sizes that a call gives
            -1 -1 -1     | 2     | ''    | [size0*size1 keep] [size2 reduce]
            -1 12 -1     | 0 1 2 | ''    | [size0*size2*12 reduce]
            # nothing left to pool
            -1 1         | 1     | 1     | [size0 keep] [1 reduce affine]
            1            | 0     | 0     | [1 reduce affine]
            """)
    void labelsDropAndMerge(String sizes, String pooled, String affine, String canonical) {
        assertThat(canonical(ints(sizes), Set.copyOf(ints(pooled)), Set.copyOf(ints(affine))))
                .hasToString(canonical);
    }

    @Test
    void countsWhatIsPooledAndWhatIsKept() {
        CanonicalShape shape = canonical(List.of(-1, 64, 7, 7), Set.of(2, 3), Set.of(1));
        assertThat(CanonicalShape.describe(shape.elements())).isEqualTo("size0*3136");
        assertThat(CanonicalShape.describe(shape.statistics())).isEqualTo("size0*64");
        assertThat(CanonicalShape.describe(shape.pooled())).isEqualTo("49");
    }

    @Test
    void stridesAreProductsOfWhatLiesFurtherIn() {
        CanonicalShape shape = canonical(List.of(2, 3, -1, 5), Set.of(1, 3), Set.of(1, 3));
        assertThat(shape).hasToString("[2 keep] [3 reduce affine] [size2 keep] [5 reduce affine]");
        assertThat(Stream.of(0, 1, 2, 3).map(shape::stride).map(CanonicalShape::describe))
                .containsExactly("size2*15", "size2*5", "5", "1");
        assertThat(CanonicalShape.describe(shape.affineStride(1))).isEqualTo("5");
    }

    @Test
    void neighboursAlwaysDifferInALabel() {
        for (int labels = 0; labels < 1 << 8; labels++) {
            Set<Integer> pooled = axes(labels & 15);
            Set<Integer> affine = axes(labels >> 4);
            List<Axis> axes = canonical(List.of(2, 3, 4, 5), pooled, affine).axes();
            for (int i = 1; i < axes.size(); i++) {
                assertThat(axes.get(i).hasLabelsOf(axes.get(i - 1)))
                        .as("axes %s and %s", axes.get(i - 1), axes.get(i))
                        .isFalse();
            }
        }
    }

    private static CanonicalShape canonical(List<Integer> sizes, Set<Integer> pooled, Set<Integer> affine) {
        return CanonicalShape.of(IntStream.range(0, sizes.size())
                .mapToObj(
                        axis -> new Axis(Size.of(axis, sizes.get(axis)), pooled.contains(axis), affine.contains(axis)))
                .toList());
    }

    private static Set<Integer> axes(int bits) {
        return Stream.of(0, 1, 2, 3).filter(axis -> (bits >> axis & 1) == 1).collect(Collectors.toSet());
    }

    private static List<Integer> ints(String text) {
        return Stream.of(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }
}
