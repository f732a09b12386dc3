package io.normforge.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.testing.NormSpecs;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The names that axes get in kernels: a reader knows them at sight. */
class NestTest {

    @Test
    void rowsOfAFixedLength() {
        Nest nest = nest(List.of(1), -1, 384);
        assertThat(text(nest)).isEqualTo("row < rows, by DIM; i < DIM, by 1");
        assertThat(nest.inRows()).isTrue();
        assertThat(nest.count()).isEqualTo("DIM");
        assertThat(nest.dynamicSizes()).containsExactly("rows");
    }

    @Test
    void rowsOfALengthThatACallGives() {
        Nest nest = nest(List.of(1), 8, -1);
        assertThat(text(nest)).isEqualTo("row < ROWS, by dim; i < dim, by 1");
        assertThat(nest.dynamicSizes()).containsExactly("dim");
    }

    @Test
    void columns() {
        Nest nest = nest(List.of(0), 96, -1);
        assertThat(text(nest)).isEqualTo("i < DIM, by columns; column < columns, by 1");
        assertThat(nest.inRows()).isFalse();
    }

    @Test
    void severalAxesOfAKindAreNumbered() {
        Nest nest = nest(List.of(1, 3), 2, 3, 4, 5);
        assertThat(text(nest))
                .isEqualTo("k0 < KEPT0, by POOLED0 * KEPT1 * POOLED1; p0 < POOLED0, by KEPT1 * POOLED1; "
                        + "k1 < KEPT1, by POOLED1; i < POOLED1, by 1");
        assertThat(nest.count()).isEqualTo("COUNT");
    }

    @Test
    void aCountWithASizeOfTheCallIsAProduct() {
        assertThat(nest(List.of(0, 2), 4, 5, -1).count()).isEqualTo("(POOLED0 * pooled1)");
    }

    @Test
    void aStatisticsPlaceIsRowMajorOverTheKeptAxes() {
        assertThat(Nest.linear(nest(List.of(1, 3), 2, 3, 4, 5).kept())).isEqualTo("k0 * KEPT1 + k1");
        assertThat(Nest.linear(nest(List.of(0), 7).kept())).isEqualTo("0");
    }

    private static String text(Nest nest) {
        return nest.axes().stream()
                .map(axis -> axis.variable() + " < " + axis.size() + ", by " + axis.stride())
                .collect(Collectors.joining("; "));
    }

    private static Nest nest(List<Integer> axes, Integer... shape) {
        NormSpec spec =
                NormSpecs.of(NormType.LAYER, List.of(shape), axes, Affine.NONE, Residual.NONE, Activation.NONE, false);
        return Nest.of(spec.canonical(List.of(shape)));
    }
}
