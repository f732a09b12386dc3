package io.normforge.internal;

import java.util.Arrays;
import java.util.Random;

/** What a trial calls a layer with: sizes of a real call, and numbers of no meaning. */
final class ScratchData {

    /** More elements than this are not tried: 4 MiB an array, which most caches do not hold either. */
    private static final int MOST = 1 << 20;

    /** Of the first size at least so many are left: one may be too few for statistics. */
    private static final int FEWEST = 2;

    private final float[][] arrays;
    private final boolean[] valid;
    private final int[] sizes;

    private ScratchData(float[][] arrays, boolean[] valid, int[] sizes) {
        this.arrays = arrays;
        this.valid = valid;
        this.sizes = sizes;
    }

    /** For a call over so many elements; a larger one is cut along its first size. */
    static ScratchData of(int count, int elements, int[] callSizes) {
        int[] sizes = callSizes.clone();
        int length = elements;
        if (elements > MOST && sizes.length > 0 && sizes[0] > FEWEST) {
            int ofOne = elements / sizes[0];
            sizes[0] = Math.min(sizes[0], Math.max(FEWEST, MOST / ofOne));
            length = sizes[0] * ofOne;
        }
        float[][] arrays = new float[count][length];
        Random random = new Random(length);
        for (float[] array : arrays) {
            for (int i = 0; i < length; i++) {
                array[i] = random.nextFloat() - 0.5f;
            }
        }
        boolean[] valid = new boolean[length];
        Arrays.fill(valid, true);
        return new ScratchData(arrays, valid, sizes);
    }

    /** As many as any call takes. */
    float[][] arrays() {
        return arrays;
    }

    /** Marks every position valid, of layers that ask; longer than it need be. */
    boolean[] valid() {
        return valid;
    }

    /** The arguments behind the arrays. */
    int[] sizes() {
        return sizes;
    }
}
