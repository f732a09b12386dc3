package io.normforge.processor.testing;

import java.util.Arrays;

/**
 * An array argument that lies inside a longer array, at an offset. What surrounds an input is NaN, so that reading it
 * shows; what surrounds an output must still be there afterwards.
 */
final class GuardedArray {

    private static final int MARGIN_AFTER = 19;
    private static final float UNTOUCHED = 1.2345678e30f;

    private final String name;
    private final float[] array;
    private final int offset;
    private final float[] original;

    private GuardedArray(String name, int offset, float margin, float[] content) {
        this.name = name;
        this.offset = offset;
        array = new float[offset + content.length + MARGIN_AFTER];
        Arrays.fill(array, margin);
        System.arraycopy(content, 0, array, offset, content.length);
        original = array.clone();
    }

    static GuardedArray input(String name, int offset, float[] content) {
        return new GuardedArray(name, offset, Float.NaN, content);
    }

    static GuardedArray output(String name, int offset, int length) {
        float[] content = new float[length];
        Arrays.fill(content, UNTOUCHED);
        return new GuardedArray(name, offset, UNTOUCHED, content);
    }

    float[] array() {
        return array;
    }

    int offset() {
        return offset;
    }

    /** How long the argument is. */
    int length() {
        return array.length - MARGIN_AFTER - offset;
    }

    /** The content of an output, once its surroundings are seen to be untouched. */
    float[] written() {
        int end = array.length - MARGIN_AFTER;
        requireUnchanged(0, offset);
        requireUnchanged(end, array.length);
        return Arrays.copyOfRange(array, offset, end);
    }

    /** That a call left an input alone. */
    void requireUnchanged() {
        requireUnchanged(0, array.length);
    }

    private void requireUnchanged(int from, int to) {
        int differs = Arrays.mismatch(array, from, to, original, from, to);
        if (differs >= 0) {
            throw new AssertionError("the call wrote to " + name + " at index " + (from + differs) + " of an array of "
                    + array.length + ", where " + name + " starts at " + offset);
        }
    }
}
