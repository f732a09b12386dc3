package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.OnceInCi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.bcel.classfile.ClassParser;
import org.apache.bcel.classfile.JavaClass;
import org.junit.jupiter.api.Test;

/** HotSpot never compiles a method of 8,000 bytecodes or more: generated ones stay well below, whatever the shape. */
@OnceInCi
class MethodSizeTest {

    private static final int BUDGET = 6000;

    /** LAYER and RMS at every row length from 1 to 260 and up to 65536. */
    @Test
    void rowsOfEveryLengthStayUnderTheBudget() {
        assertUnderTheBudget(RowLengths.compiled());
    }

    /** What makes methods long: a residual and its sum, many axes, statistics over several rows, many shapes. */
    @Test
    void theLongestFormsStayUnderTheBudget() {
        assertUnderTheBudget(LayerCompiler.plainAndVector().compile(specs()));
    }

    private static void assertUnderTheBudget(CompiledLayers compiled) {
        Map<String, Integer> sizes = new TreeMap<>();
        compiled.classFiles().forEach((name, bytes) -> sizes.putAll(sizesOf(name, bytes)));
        Map.Entry<String, Integer> largest =
                sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        System.out.println(sizes.size() + " generated methods, the largest " + largest);
        assertThat(sizes).hasSizeGreaterThan(1000);
        assertThat(sizes.entrySet().stream()
                        .filter(method -> method.getValue() >= BUDGET)
                        .toList())
                .as("methods of %d bytecodes and more", BUDGET)
                .isEmpty();
    }

    private static List<LayerSpec> specs() {
        Stream<LayerSpec> rows = IntStream.range(1, 131)
                .filter(length -> length % 4 == 3 || length % 32 == 0)
                .mapToObj(length -> LayerSpec.layer(Shape.DYNAMIC, length).withResidual(Residual.BEFORE));
        Stream<LayerSpec> rootMeanSquares = IntStream.of(1, 31, 64, 97, 127, 128, 129, 4096)
                .mapToObj(length ->
                        LayerSpec.rms(Shape.DYNAMIC, length).withUnitOffset().withResidual(Residual.AFTER));
        Stream<LayerSpec> others = Stream.of(
                LayerSpec.layer(1, 1),
                LayerSpec.rms(1, 1),
                LayerSpec.layer(1, 65536).withResidual(Residual.BEFORE),
                LayerSpec.layer(2, 3, 4, 5, 6, 7).withAxes(1, 3, 5),
                LayerSpec.layer(2, 3, 4, 5, 6, 7).withAxes(0, 2, 4),
                LayerSpec.layer(2, 3, 4, 5, 6, 7).withAxes(0, 2, 4).withAffine(Affine.GAMMA_BETA, 1, 2, 5),
                LayerSpec.rms(2, 3, 4, 5, 6, 7).withAxes(1, 3, 5).withAffine(Affine.GAMMA, 0, 3, 4),
                LayerSpec.layer(2, 2, 2, 2, 2, 64).withAxes(1, 3, 5).withResidual(Residual.BEFORE),
                dynamicRankSix(),
                LayerSpec.layer(2, 3, 4, 5, 6, 7)
                        .withAxes(1, 3, 5)
                        .withConfigured(1, 3, 5)
                        .withConfiguredEpsilon(),
                LayerSpec.layer(2, 384).withConfigured(1).withActivation(Activation.GELU),
                LayerSpec.rms(2, 384).withConfigured(1).withGate().withActivation(Activation.SILU),
                severalShapes());
        return Stream.of(rows, rootMeanSquares, others).flatMap(specs -> specs).toList();
    }

    private static LayerSpec dynamicRankSix() {
        int[] dynamic = new int[6];
        Arrays.fill(dynamic, Shape.DYNAMIC);
        return LayerSpec.layer(dynamic)
                .withAxes(1, 3, 5)
                .withAffine(Affine.NONE)
                .withResidual(Residual.BEFORE);
    }

    private static LayerSpec severalShapes() {
        LayerSpec spec =
                LayerSpec.layer(Shape.DYNAMIC, 64, 7, 7).withAxes(1, 2, 3).withAffine(Affine.GAMMA_BETA, 1);
        for (int side = 8; side < 40; side++) {
            spec = spec.orShape(Shape.DYNAMIC, 64, side, side);
        }
        return spec;
    }

    private static Map<String, Integer> sizesOf(String className, byte[] classFile) {
        try {
            JavaClass parsed = new ClassParser(new ByteArrayInputStream(classFile), className).parse();
            Map<String, Integer> sizes = new TreeMap<>();
            Arrays.stream(parsed.getMethods())
                    .filter(method -> method.getCode() != null)
                    .forEach(method -> sizes.put(
                            className + "." + method.getName() + method.getSignature(),
                            method.getCode().getCode().length));
            return sizes;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
