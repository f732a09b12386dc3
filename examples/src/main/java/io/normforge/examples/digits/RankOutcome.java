package io.normforge.examples.digits;

import io.normforge.Communicator;
import io.normforge.CommunicatorStatistics;
import io.normforge.NormLayer;
import java.util.zip.CRC32;

/**
 * What a training on several ranks came to, on one of them.
 *
 * @param steps how many it took
 */
record RankOutcome(Network network, CommunicatorStatistics statistics, int steps) {

    /** A checksum of all weights. */
    String weights() {
        CRC32 bits = new CRC32();
        network.parameters().forEach(parameter -> add(bits, parameter.values()));
        return String.format("%08x", bits.getValue());
    }

    /** A checksum of all running statistics. */
    String runningStatistics() {
        CRC32 bits = new CRC32();
        for (NormLayer norm : network.norms()) {
            add(bits, norm.runningStatistics().mean());
            add(bits, norm.runningStatistics().variance());
        }
        return String.format("%08x", bits.getValue());
    }

    private static void add(CRC32 bits, float[] values) {
        for (float value : values) {
            int raw = Float.floatToRawIntBits(value);
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                bits.update(raw >>> shift & 0xFF);
            }
        }
    }

    /** Makes sure that every rank has come to the same. */
    void requireEqualBits(Communicator communicator) {
        double[] mine = {Long.parseLong(weights(), 16), Long.parseLong(runningStatistics(), 16)};
        double[] all = new double[communicator.size() * mine.length];
        communicator.allGather(mine, all, mine.length);
        for (int i = 0; i < all.length; i++) {
            if (all[i] != mine[i % mine.length]) {
                throw new IllegalStateException("ranks " + communicator.rank() + " and " + i / mine.length
                        + " have trained alike, and their weights or statistics differ");
            }
        }
    }
}
