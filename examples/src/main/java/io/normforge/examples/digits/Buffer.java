package io.normforge.examples.digits;

/** An array that stays as long as batches are of one size, which all but the last of an epoch are. */
final class Buffer {

    private float[] data = new float[0];

    /** Exactly so long; what it holds is undefined. */
    float[] ofSize(int size) {
        if (data.length != size) {
            data = new float[size];
        }
        return data;
    }
}
