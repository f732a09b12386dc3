package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files broken at random: each is read as some state, or refused with the one exception there is. */
class SafetensorsCorruptionTest {

    private static final int CASES = 10_000;
    private static final long SEED = 20_261_123L;

    /** The files have some 500 bytes; memory taken on a false claim would be of any size up to what the claim says. */
    private static final long MEBIBYTE = 1 << 20;

    /** An entry takes 52 bytes or more of a header and makes some twenty small objects, kept or not, of 64 bytes at most. */
    private static final long BYTES_PER_HEADER_BYTE = 24;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void noCorruptionDoesWorseThanAStateExceptionNorTakesMemoryOutOfProportion() {
        byte[] good = SafetensorsBytes.torchBatchNorm();
        byte[] other = Safetensors.toBytes(Safetensors.read(good).prefixed("encoder.norm."));
        Safetensors.read(good);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] broken = broken(good, other, new Random(SEED + i));
            refused += isRefused(broken, SEED + i) ? 1 : 0;
        }
        // Bits flipped in the data or in a name give another valid file, so a share of them is read.
        assertThat(refused).isBetween(CASES / 2, CASES - 1);
    }

    @Test
    void aHeaderFullOfTheSmallestEntriesTakesMemoryInProportionToItsLength() {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 20_000; i++) {
            header.append('"').append(i).append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},");
        }
        // A fault after the last entry: all that is allocated was allocated for the header.
        byte[] file = SafetensorsBytes.file(header + "}");
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(StateException.class);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(MEBIBYTE + BYTES_PER_HEADER_BYTE * file.length);
    }

    private boolean isRefused(byte[] file, long seed) {
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean refused = false;
        try {
            NormState state = Safetensors.read(file);
            assertThat(Safetensors.read(Safetensors.toBytes(state))).isEqualTo(state);
        } catch (StateException e) {
            refused = true;
        } catch (Throwable e) {
            fail("seed " + seed + ", file " + HexFormat.of().formatHex(file), e);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (refused) {
            assertThat(allocated).as("seed %d", seed).isLessThan(MEBIBYTE);
        }
        return refused;
    }

    private static byte[] broken(byte[] good, byte[] other, Random random) {
        byte[] bytes = good;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            bytes = switch (random.nextInt(6)) {
                case 0 -> flipped(bytes, random);
                case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                case 2 -> inserted(bytes, random);
                case 3 -> otherLength(bytes, random);
                case 4 -> spliced(bytes, other, random);
                default -> otherDigit(bytes, random);
            };
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] inserted(byte[] bytes, Random random) {
        byte[] extra = new byte[1 + random.nextInt(16)];
        random.nextBytes(extra);
        int at = random.nextInt(bytes.length + 1);
        return ByteBuffer.allocate(bytes.length + extra.length)
                .put(bytes, 0, at)
                .put(extra)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    private static byte[] otherLength(byte[] bytes, Random random) {
        byte[] copy = Arrays.copyOf(bytes, Math.max(bytes.length, 8));
        long length = random.nextBoolean() ? random.nextInt(2 * copy.length) : random.nextLong() >> random.nextInt(64);
        ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        return copy;
    }

    private static byte[] spliced(byte[] bytes, byte[] other, Random random) {
        int head = random.nextInt(bytes.length + 1);
        int tail = random.nextInt(other.length + 1);
        return ByteBuffer.allocate(head + other.length - tail)
                .put(bytes, 0, head)
                .put(other, tail, other.length - tail)
                .array();
    }

    /** Numbers, quotes and brackets, where a header is most easily made to lie. */
    private static byte[] otherDigit(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        String alphabet = "0123456789-.eE[]{}\",:\\u ";
        for (int tries = 0; tries < 50 && copy.length > 0; tries++) {
            int at = random.nextInt(copy.length);
            if (alphabet.indexOf(copy[at]) >= 0) {
                copy[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
                break;
            }
        }
        return copy;
    }
}
