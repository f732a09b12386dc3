package io.normforge.examples.benchmarks;

import java.util.Random;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Two inputs and an output, used again by every call; as benchmark state they escape, so that no store is dead. */
@State(Scope.Thread)
public class Buffers {

    /** Rows and their width. */
    @Param({"1x768", "128x768", "16384x64", "16384x1024"})
    public String shape;

    int rows;
    int width;
    float[] x;
    float[] dy;
    float[] out;

    /** Fills the inputs with standard normal numbers, the same in every process. */
    @Setup
    public void fill() {
        int by = shape.indexOf('x');
        rows = Integer.parseInt(shape.substring(0, by));
        width = Integer.parseInt(shape.substring(by + 1));
        Random random = new Random(768);
        x = normals(random, rows * width);
        dy = normals(random, rows * width);
        out = new float[rows * width];
    }

    private static float[] normals(Random random, int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
