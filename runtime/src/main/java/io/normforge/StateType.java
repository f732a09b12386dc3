package io.normforge;

/** The type of a {@link StateTensor}'s elements, named as in safetensors files. */
public enum StateType {
    /** 32-bit floats: parameters and running statistics. */
    F32(Float.BYTES),
    /** 64-bit integers: {@code num_batches_tracked}. */
    I64(Long.BYTES);

    private final int bytes;

    StateType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one element in bytes. */
    public int bytes() {
        return bytes;
    }
}
