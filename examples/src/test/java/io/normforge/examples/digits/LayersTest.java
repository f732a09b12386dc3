package io.normforge.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final long SEED = 21;

    @Test
    void aConvolutionIsTheSumOverWindowsThatItsDefinitionSays() {
        SplittableRandom random = new SplittableRandom(SEED);
        Convolution convolution = new Convolution(2, 3, 4, random);
        float[] x = numbers(2 * 2 * 16, random);

        assertThat(Arrays.copyOf(convolution.forward(x, 2), 2 * 3 * 16))
                .as("seed " + SEED)
                .containsExactly(byDefinition(x, convolution), within(1e-5f));
    }

    /** 18 products a pixel, of numbers of the order of 1: rounding is below 1e-5. */
    private static float[] byDefinition(float[] x, Convolution convolution) {
        float[] weight = convolution.parameters().get(0).values();
        float[] y = new float[2 * 3 * 16];
        for (int at = 0; at < y.length; at++) {
            int column = at % 4;
            int row = at / 4 % 4;
            int output = at / 16 % 3;
            int image = at / 48;
            for (int input = 0; input < 2; input++) {
                for (int place = 0; place < 9; place++) {
                    int fromRow = row + place / 3 - 1;
                    int fromColumn = column + place % 3 - 1;
                    if (fromRow >= 0 && fromRow < 4 && fromColumn >= 0 && fromColumn < 4) {
                        y[at] += weight[output * 18 + input * 9 + place]
                                * x[(image * 2 + input) * 16 + fromRow * 4 + fromColumn];
                    }
                }
            }
        }
        return y;
    }

    @Test
    void foldingIsTheTransposeOfUnfolding() {
        SplittableRandom random = new SplittableRandom(SEED);
        Patches patches = new Patches(2, 4);
        float[] x = numbers(32, random);
        float[] z = numbers(patches.rows() * patches.columns(), random);
        float[] unfolded = new float[z.length];
        float[] folded = new float[x.length];
        patches.unfold(x, 0, unfolded, 0);
        patches.fold(z, 0, folded, 0);

        // ⟨unfold(x), z⟩ = ⟨x, fold(z)⟩, over some 300 products.
        assertThat(dot(unfolded, z)).as("seed " + SEED).isCloseTo(dot(x, folded), within(1e-4));
    }

    @Test
    void aPooledPixelIsTheMeanOfFour() {
        MeanPool pool = new MeanPool(1, 4);
        float[] x = {1, 2, 0, 0, 3, 6, 0, 0, 0, 0, 4, 4, 0, 8, 4, 4};

        assertThat(Arrays.copyOf(pool.forward(x, 1), 4)).containsExactly(3, 0, 2, 4);
        assertThat(Arrays.copyOf(pool.backward(new float[] {4, 0, 0, 8}, 1), 16))
                .containsExactly(1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 2, 2, 0, 0, 2, 2);
    }

    @Test
    void aUniformGuessAmongTenCostsTheLogarithmOfTen() {
        assertThat(new CrossEntropy(10).loss(new float[10], 4)).isCloseTo(Math.log(10), within(1e-12));
        assertThat(new CrossEntropy(10).loss(new float[20], 4, 7)).isCloseTo(Math.log(10), within(1e-12));
    }

    @Test
    void hugeScoresOverflowNothing() {
        float[] scores = {1e30f, -1e30f};

        assertThat(new CrossEntropy(2).loss(scores, 0)).isZero();
        assertThat(Arrays.copyOf(new CrossEntropy(2).gradient(scores, 0), 2)).containsExactly(0f, 0f);
    }

    private static float[] numbers(int size, SplittableRandom random) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
