package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.RandomCalls;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small neighbouring rows are taken in blocks, pass by pass, by vector kernels, forward and backward; plain code takes them one by one. */
class RowBlockTest {

    private static final List<LayerSpec> LAYERS = Stream.concat(
                    Stream.of(16, 32, 64, 96, 128).map(row -> LayerSpec.layer(Shape.DYNAMIC, row)),
                    Stream.of(
                            LayerSpec.layer(Shape.DYNAMIC, 64).withAffine(Affine.NONE),
                            LayerSpec.layer(Shape.DYNAMIC, 64).withResidual(Residual.BEFORE),
                            LayerSpec.layer(Shape.DYNAMIC, 32).withResidual(Residual.AFTER),
                            LayerSpec.rms(Shape.DYNAMIC, 64),
                            LayerSpec.rms(Shape.DYNAMIC, 16).withResidual(Residual.BEFORE),
                            LayerSpec.unit(Shape.DYNAMIC, 32),
                            LayerSpec.instance(Shape.DYNAMIC, 3, 64)))
            .toList();

    /** Less than a block, a whole one, and two with a rest that fills no group of rows. */
    private static final List<Integer> ROWS = List.of(1, 3, 7, 64, 135);

    private static CompiledLayers compiled;

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainAndVector().compile(LAYERS);
    }

    static List<Kernel> kernels() {
        return Kernel.all();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void blocksOfRowsHaveTheBitsOfRowsOneByOne(Kernel kernel) {
        compare(kernel, false);
    }

    /** A row that needs double arithmetic has all of its block go row by row. */
    @ParameterizedTest
    @MethodSource("kernels")
    void blocksWithRowsThatFloatsHardlyHoldHaveTheBitsOfRowsOneByOne(Kernel kernel) {
        compare(kernel, true);
    }

    private static void compare(Kernel kernel, boolean extreme) {
        for (int i = 0; i < LAYERS.size(); i++) {
            for (int rows : ROWS) {
                LayerSpec spec = LAYERS.get(i);
                RandomCalls random = new RandomCalls(new Random(rows));
                int[] shape = spec.shapes().get(0).stream()
                        .mapToInt(size -> size == Shape.DYNAMIC ? rows : size)
                        .toArray();
                NormCall call = extreme ? random.nextExtreme(spec, shape) : random.next(spec, shape);
                assertThat(compiled.on(kernel, i)
                                .run(call)
                                .firstDifference(compiled.on(Kernel.PLAIN, i).run(call)))
                        .as("%s on %s, %d rows", spec, kernel, rows)
                        .isEmpty();
            }
        }
    }
}
