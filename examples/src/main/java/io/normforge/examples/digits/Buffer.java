package io.normforge.examples.digits;

/** An array that grows with the largest batch and stays. */
final class Buffer {

    private float[] data = new float[0];

    /** At least so long; what it holds is undefined. */
    float[] ofSize(int size) {
        if (data.length < size) {
            data = new float[size];
        }
        return data;
    }
}
