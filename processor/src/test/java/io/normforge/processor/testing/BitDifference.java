package io.normforge.processor.testing;

import java.util.Optional;

/**
 * Where two arrays that should have the same bits first differ.
 *
 * @param index −1 where already the lengths differ, which {@code left} and {@code right} are then
 */
public record BitDifference(String output, int index, int length, float left, float right) {

    /** Any NaN equals any other. */
    static Optional<BitDifference> first(String output, float[] left, float[] right) {
        if (left.length != right.length) {
            return Optional.of(new BitDifference(output, -1, left.length, left.length, right.length));
        }
        for (int i = 0; i < left.length; i++) {
            if (Float.floatToIntBits(left[i]) != Float.floatToIntBits(right[i])) {
                return Optional.of(new BitDifference(output, i, left.length, left[i], right[i]));
            }
        }
        return Optional.empty();
    }

    /** A number with its bit pattern. */
    static String bits(float value) {
        return value + " (0x%08x)".formatted(Float.floatToRawIntBits(value));
    }

    @Override
    public String toString() {
        return index < 0
                ? output + " has " + (int) left + " elements against " + (int) right
                : output + "[" + index + "] of " + length + " is " + bits(left) + " against " + bits(right);
    }
}
