package io.normforge.examples.comparison.peers;

import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Layout;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * An array of oneDNN's, which owns its memory.
 *
 * @param handle the array
 * @param layout sizes and strides
 * @param size in floats
 */
record DnnMemory(memory handle, memory.desc layout, int size) {

    static DnnMemory of(engine cpu, memory.desc layout, int size) {
        DnnMemory made = new DnnMemory(new memory(layout, cpu), layout, size);
        return made.fill(new float[size]);
    }

    static DnnMemory vector(engine cpu, float[] values) {
        return of(cpu, strided(new long[] {values.length}, new long[] {1}), values.length)
                .fill(values);
    }

    /** Of the case's size and layout; a map's sizes are N, C, H, W in either. */
    static DnnMemory ofCase(engine cpu, Case c) {
        long[] d = c.longDims();
        long[] strides;
        if (c.layout() == Layout.ROWS) {
            strides = new long[] {d[1], 1};
        } else if (c.layout() == Layout.CHANNELS_LAST) {
            strides = new long[] {d[1] * d[2] * d[3], 1, d[3] * d[1], d[1]};
        } else {
            strides = new long[] {d[1] * d[2] * d[3], d[2] * d[3], d[3], 1};
        }
        return of(cpu, strided(d, strides), c.elements());
    }

    private static memory.desc strided(long[] dims, long[] strides) {
        return new memory.desc(dims, memory.data_type.f32, strides);
    }

    DnnMemory fill(float[] values) {
        new FloatPointer(handle.get_data_handle()).put(values, 0, size);
        return this;
    }

    float[] read() {
        float[] values = new float[size];
        new FloatPointer(handle.get_data_handle()).get(values, 0, size);
        return values;
    }
}
