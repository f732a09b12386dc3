package io.normforge.examples.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison that nobody measured, with round numbers. */
final class Sample {

    private Sample() {}

    static Comparison comparison() {
        return new Comparison(
                new Environment("2026-11-23T10:00:00Z", "Linux", "a CPU", 2, "25 (a vendor)", 256),
                "full",
                3,
                List.of("-Xms2g"),
                List.of("-Xmx256m"),
                Map.of("OMP_NUM_THREADS", "1"),
                List.of(first(1, 100), first(2, 120), first(3, 90), last(1), last(2), last(3)),
                List.of(
                        cold("VECTOR", "all", 1, 8000),
                        cold("VECTOR", "all", 2, 6000),
                        cold("PLAIN", "all", 1, 500),
                        cold("PLAIN", "C1", 1, 400)));
    }

    /** Ours takes 100 ns, or so many; libtorch twice 100, oneDNN half of it, but it computes something else. */
    static CaseRun first(int fork, double ours) {
        Map<String, Timing> timings = new LinkedHashMap<>();
        timings.put("VECTOR", timing(ours));
        timings.put("PLAIN", timing(300));
        timings.put("copy", timing(50));
        timings.put("naive", timing(600));
        timings.put("libtorch", timing(200));
        timings.put("oneDNN", timing(50));
        return new CaseRun(
                "batch.eval.1x64x56x56.first",
                1,
                fork,
                200_704,
                1_605_632,
                timings,
                Map.of("PLAIN", 0.0, "naive", 1e-6, "libtorch", 1e-7, "oneDNN", 0.01),
                Map.of("ONNX Runtime", "not today"),
                Map.of("libtorch", "2.13", "oneDNN", "3.13"));
    }

    private static CaseRun last(int fork) {
        Map<String, Timing> timings = new LinkedHashMap<>();
        timings.put("VECTOR", timing(100));
        timings.put("copy", timing(80));
        timings.put("oneDNN", new Timing(90, 88, 92, 85, 10, 0, false));
        return new CaseRun(
                "batch.eval.1x64x56x56.last",
                1,
                fork,
                200_704,
                1_605_632,
                timings,
                Map.of("oneDNN", 1e-6),
                Map.of("ONNX Runtime", "not today"),
                Map.of());
    }

    static Timing timing(double nanos) {
        return new Timing(nanos, nanos - 1, nanos + 1, nanos - 2, 10, 0, true);
    }

    private static ColdRun cold(String contender, String compilers, int fork, double first) {
        Map<Integer, Double> micros = new LinkedHashMap<>();
        ColdProcess.CALLS.forEach(calls -> micros.put(calls, first + calls));
        return new ColdRun(contender, contender, compilers, fork, 2 * first, micros);
    }
}
