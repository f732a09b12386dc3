package io.normforge.internal;

import java.util.Arrays;
import java.util.List;

/**
 * The valid positions of a masked call, packed side by side for a kernel that knows of no mask. Statistics, counts and
 * gradients are then those of the valid positions and of nothing else, bit for bit: what padding holds, NaN included, is
 * never read.
 *
 * <p>A position has an element in every channel. Packed, a block of positions lies as the declared shape has it: channel
 * by channel where channels are first, position by position where they are last. A block is a sample, or where statistics
 * pool over the batch all of it.
 *
 * <p>One thread at a time; arrays grow and are then reused.
 */
public final class Packing {

    private static final float[] NONE = {};

    private final int channels;
    private final boolean channelsLast;
    private final boolean perSample;
    private float[][] packed = {};

    /** Where runs of valid positions start, and how long they are. */
    private int[] runStart = {};

    private int[] runLength = {};
    private int runs;

    /** For each block, its first run and how many positions come before it; one more of both at the end. */
    private int[] firstRun = {};

    private int[] before = {};
    private int blocks;

    private int positions;
    private int inner;

    /**
     * A packing that has packed nothing yet.
     *
     * @param channels how many elements a position has
     * @param channelsLast whether they lie side by side
     * @param perSample whether a block is a sample
     */
    public Packing(int channels, boolean channelsLast, boolean perSample) {
        this.channels = channels;
        this.channelsLast = channelsLast;
        this.perSample = perSample;
    }

    /**
     * A packing for samples of that shape.
     *
     * @param channelAxis below 0 for the last axis
     * @param poolsBatch whether statistics pool over all samples
     */
    public static Packing of(List<Integer> shape, int channelAxis, boolean poolsBatch) {
        int last = shape.size() - 1;
        int channels = channelAxis < 0 ? last : channelAxis;
        return new Packing(shape.get(channels), channels == last, !poolsBatch);
    }

    /**
     * The first positions of each sample are valid.
     *
     * @param lengths how many, for each sample
     * @param ofSample how many positions a sample has
     * @param alike how many of them lie side by side within a channel; 1 where channels are last
     */
    public Packing take(String layer, int[] lengths, int samples, int ofSample, int alike) {
        requireThere(layer, "lengths", lengths);
        if (lengths.length < samples) {
            throw new IllegalArgumentException(
                    layer + ": " + lengths.length + " lengths for " + samples + " samples; write one for each");
        }
        for (int sample = 0; sample < samples; sample++) {
            if (lengths[sample] < 0 || lengths[sample] > ofSample) {
                throw new IllegalArgumentException(layer + ": lengths[" + sample + "] is " + lengths[sample]
                        + ", and a sample has " + ofSample + " positions; write 0 to " + ofSample);
            }
        }
        start(samples, ofSample, alike);
        for (int sample = 0; sample < samples; sample++) {
            startSample(sample);
            addRun(sample * ofSample, lengths[sample]);
        }
        endBlocks(samples);
        return this;
    }

    /**
     * The flagged positions are valid.
     *
     * @param valid a flag for each position, row-major over the axes of the shape without the channels'
     */
    public Packing take(String layer, boolean[] valid, int samples, int ofSample, int alike) {
        requireThere(layer, "valid", valid);
        if (valid.length < samples * ofSample) {
            throw new IllegalArgumentException(layer + ": " + valid.length + " flags for " + samples + " samples of "
                    + ofSample + " positions; write one for each position, " + samples * ofSample + " in all");
        }
        start(samples, ofSample, alike);
        for (int sample = 0; sample < samples; sample++) {
            startSample(sample);
            int end = (sample + 1) * ofSample;
            for (int from = sample * ofSample; from < end; from++) {
                int to = from;
                while (to < end && valid[to]) {
                    to++;
                }
                addRun(from, to - from);
                from = to;
            }
        }
        endBlocks(samples);
        return this;
    }

    private static void requireThere(String layer, String name, Object mask) {
        if (mask == null) {
            throw new NullPointerException(layer + ": " + name + " is null");
        }
    }

    private void start(int samples, int ofSample, int alike) {
        positions = samples * ofSample;
        inner = alike;
        runs = 0;
        blocks = 0;
        int most = perSample ? samples : 1;
        if (firstRun.length <= most) {
            before = new int[most + 1];
            firstRun = new int[most + 1];
        }
        before[0] = 0;
        firstRun[0] = 0;
    }

    private void startSample(int sample) {
        if (perSample && sample > 0) {
            endBlock();
        }
    }

    private void endBlocks(int samples) {
        if (samples > 0 || !perSample) {
            endBlock();
        }
    }

    private void endBlock() {
        int count = before[blocks];
        for (int run = firstRun[blocks]; run < runs; run++) {
            count += runLength[run];
        }
        blocks++;
        before[blocks] = count;
        firstRun[blocks] = runs;
    }

    /** A run ends where neighbours in a channel cease to be neighbours in memory. */
    private void addRun(int start, int length) {
        int from = start;
        int end = start + length;
        while (from < end) {
            int to = channelsLast ? end : Math.min(end, (from / inner + 1) * inner);
            if (runs == runStart.length) {
                int room = Math.max(16, 2 * runs);
                runStart = Arrays.copyOf(runStart, room);
                runLength = Arrays.copyOf(runLength, room);
            }
            runStart[runs] = from;
            runLength[runs] = to - from;
            runs++;
            from = to;
        }
    }

    /** A number that differs, but for chance, where other positions are valid. */
    public int fingerprint() {
        int hash = positions;
        for (int run = 0; run < runs; run++) {
            hash = 31 * (31 * hash + runStart[run]) + runLength[run];
        }
        return hash;
    }

    /** How many positions are valid. */
    public int valid() {
        return before[blocks];
    }

    /** How many positions of a sample are valid. */
    public int valid(int sample) {
        return before[sample + 1] - before[sample];
    }

    /** Where a sample starts in packed arrays. */
    public int start(int sample) {
        return before[sample] * channels;
    }

    /** Whether any sample has exactly so many valid positions. */
    public boolean hasSampleOf(int count) {
        for (int block = 0; block < blocks; block++) {
            if (valid(block) == count) {
                return true;
            }
        }
        return false;
    }

    /** An array for what is valid, with undefined contents. */
    public float[] room(int number) {
        if (number >= packed.length) {
            int known = packed.length;
            packed = Arrays.copyOf(packed, number + 1);
            Arrays.fill(packed, known, packed.length, NONE);
        }
        int needed = valid() * channels;
        if (packed[number].length < needed) {
            packed[number] = new float[needed];
        }
        return packed[number];
    }

    /** What is valid of an input. */
    public float[] pack(int number, float[] from, int offset) {
        float[] into = room(number);
        copy(true, from, offset, into);
        return into;
    }

    /** Writes an output back, and 0 where nothing is valid. */
    public void unpack(int number, float[] to, int offset) {
        Arrays.fill(to, offset, offset + positions * channels, 0f);
        copy(false, to, offset, packed[number]);
    }

    /** Between an array as declared and a packed one, which is gone through in order. */
    private void copy(boolean pack, float[] declared, int offset, float[] side) {
        int at = 0;
        if (channelsLast) {
            for (int run = 0; run < runs; run++) {
                int length = runLength[run] * channels;
                copy(pack, declared, offset + runStart[run] * channels, side, at, length);
                at += length;
            }
            return;
        }
        for (int block = 0; block < blocks; block++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int run = firstRun[block]; run < firstRun[block + 1]; run++) {
                    copy(pack, declared, offset + place(run, channel), side, at, runLength[run]);
                    at += runLength[run];
                }
            }
        }
    }

    private static void copy(boolean pack, float[] declared, int place, float[] side, int at, int length) {
        if (pack) {
            System.arraycopy(declared, place, side, at, length);
        } else {
            System.arraycopy(side, at, declared, place, length);
        }
    }

    /** Where a run starts in a channel. */
    private int place(int run, int channel) {
        int outer = runStart[run] / inner;
        return (outer * channels + channel) * inner + runStart[run] % inner;
    }
}
