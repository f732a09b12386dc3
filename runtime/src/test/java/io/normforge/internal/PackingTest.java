package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is valid of arrays with padding, side by side and back. */
class PackingTest {

    private static final long SEED = 20261127L;

    /** Two samples of two channels and three positions, the numbers 1 to 12 behind one that is not theirs. */
    private static final float[] SAMPLES = {99, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    @Test
    void lengthsTakeTheFirstPositionsOfEachChannelOfASample() {
        Packing packing = new Packing(2, false, true).take("L", new int[] {2, 1}, 2, 3, 3);
        assertThat(packed(packing)).containsExactly(1, 2, 4, 5, 7, 10);
        assertThat(packing.valid()).isEqualTo(3);
        assertThat(List.of(packing.valid(0), packing.valid(1))).containsExactly(2, 1);
        assertThat(List.of(packing.start(0), packing.start(1))).containsExactly(0, 4);
    }

    /** Where statistics pool over the batch, a channel has the positions of all samples. */
    @Test
    void aBlockOfAllSamplesLiesChannelByChannel() {
        Packing packing = new Packing(2, false, false).take("L", new int[] {2, 1}, 2, 3, 3);
        assertThat(packed(packing)).containsExactly(1, 2, 7, 4, 5, 10);
        assertThat(packing.valid()).isEqualTo(3);
    }

    @Test
    void whereChannelsAreLastPositionsMoveAsAWhole() {
        Packing packing = new Packing(2, true, true).take("L", new int[] {2, 1}, 2, 3, 1);
        assertThat(packed(packing)).containsExactly(1, 2, 3, 4, 7, 8);
    }

    @Test
    void flagsTakePositionsFromAnywhere() {
        Packing packing =
                new Packing(2, false, true).take("L", new boolean[] {true, false, true, false, false, true}, 2, 3, 3);
        assertThat(packed(packing)).containsExactly(1, 3, 4, 6, 9, 12);
        assertThat(List.of(packing.valid(0), packing.valid(1))).containsExactly(2, 1);
    }

    @Test
    void unpackingPutsEverythingBackAndZerosBetween() {
        Packing packing =
                new Packing(2, false, true).take("L", new boolean[] {true, false, true, false, false, true}, 2, 3, 3);
        packed(packing);
        float[] output = new float[14];
        Arrays.fill(output, -1);
        packing.unpack(0, output, 1);
        assertThat(output).containsExactly(-1, 1, 0, 3, 4, 0, 6, 0, 0, 9, 0, 0, 12, -1);
    }

    /** The channel axis between two others: positions of a channel lie in rows that are not neighbours. */
    @Test
    void anyLayoutPacksWhatItsDefinitionSays() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            int samples = 1 + random.nextInt(4);
            int outer = 1 + random.nextInt(3);
            int channels = 1 + random.nextInt(4);
            int inner = 1 + random.nextInt(4);
            boolean perSample = random.nextBoolean();
            boolean last = inner == 1 && random.nextBoolean();
            boolean[] valid = new boolean[samples * outer * inner];
            for (int i = 0; i < valid.length; i++) {
                valid[i] = random.nextInt(3) > 0;
            }
            float[] input = new float[valid.length * channels];
            for (int i = 0; i < input.length; i++) {
                input[i] = 1 + i;
            }
            Packing packing = new Packing(channels, last, perSample).take("L", valid, samples, outer * inner, inner);
            float[] side = packing.pack(1, input, 0);
            assertThat(Arrays.copyOf(side, packing.valid() * channels))
                    .as("round %d, seed %d", round, SEED)
                    .isEqualTo(byDefinition(input, valid, samples, outer, channels, inner, perSample, last));
            float[] back = new float[input.length];
            packing.unpack(1, back, 0);
            for (int i = 0; i < input.length; i++) {
                int position = i / (channels * inner) * inner + i % inner;
                assertThat(back[i])
                        .as("element %d of round %d, seed %d", i, round, SEED)
                        .isEqualTo(valid[position] ? input[i] : 0);
            }
        }
    }

    /** Block by block, then channel by channel or position by position, without regard to runs. */
    private static float[] byDefinition(
            float[] input,
            boolean[] valid,
            int samples,
            int outer,
            int channels,
            int inner,
            boolean perSample,
            boolean last) {
        int block = perSample ? outer * inner : samples * outer * inner;
        float[] expected = new float[input.length];
        int count = 0;
        for (int start = 0; start < valid.length; start += block) {
            for (int i = 0; i < block * channels; i++) {
                int channel = last ? i % channels : i / block;
                int position = start + (last ? i / channels : i % block);
                if (valid[position]) {
                    expected[count++] = input[(position / inner * channels + channel) * inner + position % inner];
                }
            }
        }
        return Arrays.copyOf(expected, count);
    }

    @Test
    void aFingerprintTellsMasksApart() {
        Packing packing = new Packing(1, false, true);
        int first = packing.take("L", new int[] {2, 1}, 2, 3, 3).fingerprint();
        assertThat(packing.take("L", new int[] {1, 2}, 2, 3, 3).fingerprint()).isNotEqualTo(first);
        assertThat(packing.take("L", new int[] {2, 1, 0}, 3, 3, 3).fingerprint())
                .isNotEqualTo(first);
        assertThat(packing.take("L", new int[] {2, 1}, 2, 3, 3).fingerprint()).isEqualTo(first);
        boolean[] sameByFlags = {true, true, false, true, false, false};
        assertThat(packing.take("L", sameByFlags, 2, 3, 3).fingerprint()).isEqualTo(first);
    }

    @Test
    void samplesOfSomeLengthAreFoundAmongThoseOfTheCall() {
        Packing packing = new Packing(1, false, true).take("L", new int[] {2, 0}, 2, 3, 3);
        assertThat(packing.hasSampleOf(2)).isTrue();
        assertThat(packing.hasSampleOf(0)).isTrue();
        assertThat(packing.hasSampleOf(1)).isFalse();
        packing.take("L", new int[] {3}, 1, 3, 3);
        assertThat(packing.hasSampleOf(0)).as("of the call before").isFalse();
    }

    @Test
    void roomGrowsAndIsThenReused() {
        Packing packing = new Packing(2, false, true).take("L", new int[] {2, 1}, 2, 3, 3);
        float[] third = packing.room(2);
        assertThat(third).hasSize(6);
        assertThat(packing.room(0)).hasSize(6).isNotSameAs(third);
        packing.take("L", new int[] {1, 1}, 2, 3, 3);
        assertThat(packing.room(2)).isSameAs(third);
        packing.take("L", new int[] {3, 1}, 2, 3, 3);
        assertThat(packing.room(2)).hasSize(8);
    }

    @Test
    void ofAShapeTheChannelAxisCountsFromTheFrontOrIsTheLast() {
        Packing first = Packing.of(List.of(2, 2, 3), 1, false).take("L", new int[] {2, 1}, 2, 3, 3);
        assertThat(packed(first)).containsExactly(1, 2, 4, 5, 7, 10);
        for (int last : new int[] {2, -1}) {
            Packing packing = Packing.of(List.of(2, 3, 2), last, false).take("L", new int[] {2, 1}, 2, 3, 1);
            assertThat(packed(packing)).containsExactly(1, 2, 3, 4, 7, 8);
        }
        Packing pooled = Packing.of(List.of(2, 2, 3), 1, true).take("L", new int[] {2, 1}, 2, 3, 3);
        assertThat(packed(pooled)).containsExactly(1, 2, 7, 4, 5, 10);
    }

    @Test
    void anEmptyBatchHasNothingValid() {
        for (boolean perSample : new boolean[] {true, false}) {
            Packing packing = new Packing(2, false, perSample).take("L", new int[0], 0, 3, 3);
            assertThat(packing.valid()).isZero();
            assertThat(packed(packing)).isEmpty();
        }
    }

    @Test
    void masksThatDoNotFitAreRefusedByName() {
        Packing packing = new Packing(2, false, true);
        assertThatThrownBy(() -> packing.take("L", (int[]) null, 2, 3, 3))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("L: lengths is null");
        assertThatThrownBy(() -> packing.take("L", (boolean[]) null, 2, 3, 3)).hasMessage("L: valid is null");
        assertThatThrownBy(() -> packing.take("L", new int[1], 2, 3, 3))
                .hasMessage("L: 1 lengths for 2 samples; write one for each");
        for (int wrong : new int[] {-1, 4}) {
            assertThatThrownBy(() -> packing.take("L", new int[] {3, wrong}, 2, 3, 3))
                    .hasMessage("L: lengths[1] is " + wrong + ", and a sample has 3 positions; write 0 to 3");
        }
        assertThatThrownBy(() -> packing.take("L", new boolean[5], 2, 3, 3))
                .hasMessage("L: 5 flags for 2 samples of 3 positions; write one for each position, 6 in all");
    }

    private static float[] packed(Packing packing) {
        int channels = 2;
        return Arrays.copyOf(packing.pack(0, SAMPLES, 1), packing.valid() * channels);
    }
}
