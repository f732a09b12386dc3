package io.normforge.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Messages come as they were sent, and what is none is refused. */
class FrameTest {

    private static final long SEED = 41;

    @Test
    void valuesAreTheSameBits() {
        double[] values = {-0.0, Double.NaN, Double.longBitsToDouble(0x7ff0_0000_0000_0001L), 1 / 3.0, 5, 6, 7, 8};
        byte[] message = Frame.values(header(10, 1), values, 0, values.length);
        Frame frame = Frame.read(message, 0, message.length);
        double[] all = new double[12];
        frame.copyTo(all, 2);
        for (int i = 0; i < values.length; i++) {
            assertThat(Double.doubleToRawLongBits(all[3 + i])).isEqualTo(Double.doubleToRawLongBits(values[i]));
        }
        assertThat(frame.operation()).isEqualTo(9);
        assertThat(frame.call()).isEqualTo(Call.ALL_REDUCE_SUM);
    }

    @Test
    void aMessageMayStandAnywhereInAnArray() {
        byte[] message = Frame.broken(5, "out of data").bytes();
        byte[] shifted = new byte[message.length + 20];
        System.arraycopy(message, 0, shifted, 13, message.length);
        Frame frame = Frame.read(shifted, 13, message.length);
        assertThat(frame.text()).isEqualTo("out of data");
        assertThat(frame.group()).isEqualTo(5);
    }

    @Test
    void aMessageCutAnywhereIsRefused() {
        byte[] message = Frame.values(header(4, 0), new double[4], 0, 4);
        for (int bytes = 0; bytes < message.length; bytes++) {
            assertThat(Frame.read(message, 0, bytes)).as("%s bytes", bytes).isNull();
        }
    }

    @Test
    void aMessageOfAnotherKindOrVersionIsRefused() {
        byte[] message = Frame.hello(1, 2, 3).bytes();
        for (int i = 0; i < 8; i++) {
            byte[] changed = message.clone();
            changed[i] ^= 0x40;
            assertThat(Frame.read(changed, 0, changed.length)).as("byte %s", i).isNull();
        }
    }

    @Test
    void moreValuesThanAnnouncedAreRefused() {
        byte[] message = Frame.values(header(4, 2), new double[4], 0, 3);
        assertThat(Frame.read(message, 0, message.length)).isNull();
    }

    @Test
    void aMessageLongerThanAnyOfOursIsRefused() {
        byte[] message = Frame.values(header(100_000, 0), new double[10_000], 0, Frame.MOST_VALUES + 1);
        assertThat(Frame.read(message, 0, message.length)).isNull();
    }

    @Test
    void aLongReasonIsCut() {
        char[] reason = new char[100_000];
        Arrays.fill(reason, 'é');
        byte[] message = Frame.broken(1, new String(reason)).bytes();
        assertThat(Frame.read(message, 0, message.length).text()).hasSize(2048);
    }

    @Test
    void randomBytesAreRefused() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 1000; i++) {
            byte[] message = new byte[random.nextInt(200)];
            random.nextBytes(message);
            assertThat(Frame.read(message, 0, message.length))
                    .as("seed %s, message %s", SEED, i)
                    .isNull();
        }
    }

    private static Frame header(int length, int offset) {
        return new Frame(FrameKind.VALUES, Call.ALL_REDUCE_SUM, 77, 9, 1, length, offset, null);
    }
}
