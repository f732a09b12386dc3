package io.normforge.examples.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the processes of a comparison are started with; it goes into the JSON as it is.
 *
 * @param instructions that all of them may use
 */
record Settings(Instructions instructions) {

    /** For a case. */
    List<String> options(int threads) {
        List<String> options = base();
        options.addAll(List.of(
                // All memory is there before anything is measured, and nothing is ever collected.
                "-Xms2g",
                "-Xmx2g",
                "-XX:+AlwaysPreTouch",
                "-XX:MaxDirectMemorySize=2g",
                // Every array then starts at the same distance from a cache line: no process is lucky.
                "-XX:ObjectAlignmentInBytes=64",
                // Where layers get their workers, once they have use for any.
                "-Dnormforge.threads=" + threads,
                // No accounting of native memory at each call into libtorch and oneDNN.
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-Dorg.bytedeco.javacpp.maxBytes=0",
                "-Dorg.bytedeco.javacpp.nopointergc=true"));
        return options;
    }

    /** For a cold start: a JVM as anybody starts it, but for its heap. */
    List<String> coldOptions(String compilers) {
        List<String> options = base();
        options.add("-Xmx256m");
        if (compilers.equals("C1")) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        return options;
    }

    /**
     * glibc's allocator gives no memory back: libtorch makes its results anew at each call, and would otherwise spend its time
     * on pages that the kernel clears. The number of threads is for OpenMP.
     */
    Map<String, String> environment(int threads) {
        // Sorted, so that equal settings give equal files.
        Map<String, String> variables = new TreeMap<>(instructions.variables());
        variables.putAll(Map.of(
                "MALLOC_ARENA_MAX", "1",
                "MALLOC_MMAP_MAX_", "0",
                "MALLOC_TOP_PAD_", "268435456",
                "MALLOC_TRIM_THRESHOLD_", "16000000000",
                "OMP_NUM_THREADS", String.valueOf(threads)));
        return variables;
    }

    private List<String> base() {
        List<String> options = new ArrayList<>(ChildJvm.BASE);
        options.addAll(instructions.options());
        return options;
    }
}
