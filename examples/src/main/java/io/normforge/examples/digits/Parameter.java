package io.normforge.examples.digits;

/**
 * Numbers that are learned, and their gradients. Both arrays belong to a layer, which reads the one and adds to the
 * other.
 */
final class Parameter {

    private final float[] values;
    private final float[] gradients;

    Parameter(float[] values, float[] gradients) {
        this.values = values;
        this.gradients = gradients;
    }

    /** Of so many zeros. */
    static Parameter ofSize(int size) {
        return new Parameter(new float[size], new float[size]);
    }

    float[] values() {
        return values;
    }

    float[] gradients() {
        return gradients;
    }
}
