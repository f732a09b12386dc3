package io.normforge.examples.comparison;

import io.normforge.Backend;
import io.normforge.Mode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times the first calls of a layer and ends. Arguments: contender, compilers, fork, and the file for what came of it. */
final class ColdProcess {

    static final List<String> CONTENDERS = List.of(Names.VECTOR, Names.PLAIN, "default", Names.NAIVE);

    /** All, or the first compiler alone. */
    static final List<String> COMPILERS = List.of("all", "C1");

    /** So many calls are timed, from the first on. */
    static final List<Integer> CALLS = List.of(1, 100, 1_000, 10_000);

    private static final Case COLD = Cases.byName("layer.forward.1x768");

    private ColdProcess() {}

    /** Measures. */
    public static void main(String[] arguments) {
        Inputs inputs = Inputs.of(COLD);
        float[] y = new float[COLD.elements()];
        if (arguments[0].equals(Names.NAIVE)) {
            long start = System.nanoTime();
            NaiveRows loops = new NaiveRows(inputs, y, y);
            write(arguments, Names.NAIVE, System.nanoTime() - start, loops::layer);
        } else {
            long start = System.nanoTime();
            MeasuredRowsLayer1x768 layer = create(arguments[0]);
            long constructed = System.nanoTime() - start;
            write(arguments, layer.backend().name(), constructed, () -> layer.forward(inputs.x(), y));
        }
    }

    private static MeasuredRowsLayer1x768 create(String choice) {
        return choice.equals("default")
                ? new MeasuredRowsLayer1x768(Mode.EVAL)
                : new MeasuredRowsLayer1x768(Mode.EVAL, Backend.valueOf(choice));
    }

    private static void write(String[] arguments, String ran, long construct, Runnable call) {
        Map<Integer, Double> micros = firstCalls(call);
        int fork = Integer.parseInt(arguments[2]);
        Json.write(Path.of(arguments[3]), new ColdRun(arguments[0], ran, arguments[1], fork, construct / 1e3, micros));
    }

    private static Map<Integer, Double> firstCalls(Runnable call) {
        long[] at = new long[CALLS.size()];
        int done = 0;
        long start = System.nanoTime();
        for (int i = 0; i < at.length; i++) {
            for (; done < CALLS.get(i); done++) {
                call.run();
            }
            at[i] = System.nanoTime() - start;
        }
        Map<Integer, Double> micros = new LinkedHashMap<>();
        for (int i = 0; i < at.length; i++) {
            micros.put(CALLS.get(i), at[i] / 1e3);
        }
        return micros;
    }
}
