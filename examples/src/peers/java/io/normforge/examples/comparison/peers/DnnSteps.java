package io.normforge.examples.comparison.peers;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/** Primitives in sequence, each with its arguments in native memory, ready to be run as often as one likes. */
final class DnnSteps {

    /** By the interface for C: that for C++ copies a map of arguments at each call. */
    private record Step(primitive owner, dnnl_primitive handle, int count, dnnl_exec_arg_t arguments) {
        void run(dnnl_stream stream) {
            int status = dnnl_primitive_execute(handle, stream, count, arguments);
            if (status != 0) {
                throw new IllegalStateException("oneDNN answers with status " + status);
            }
        }
    }

    private final engine cpu = new engine(dnnl_cpu, 0);
    private final stream queue = new stream(cpu);
    private final dnnl_stream handle = queue.get();
    private final List<Step> steps = new ArrayList<>();
    /** What native memory points to must not be collected. */
    private final List<Object> kept = new ArrayList<>();

    engine cpu() {
        return cpu;
    }

    /** Adds one; memory by the numbers that oneDNN has for arguments. */
    void add(primitive work, Map<Integer, DnnMemory> arguments) {
        steps.add(step(work, arguments));
    }

    /** Runs one now, and never again. */
    void once(primitive work, Map<Integer, DnnMemory> arguments) {
        step(work, arguments).run(handle);
        queue._wait();
    }

    private Step step(primitive work, Map<Integer, DnnMemory> arguments) {
        Map<Integer, DnnMemory> ordered = new LinkedHashMap<>(arguments);
        dnnl_exec_arg_t array = new dnnl_exec_arg_t(ordered.size());
        int at = 0;
        for (Map.Entry<Integer, DnnMemory> argument : ordered.entrySet()) {
            array.getPointer(at++)
                    .arg(argument.getKey())
                    .memory(argument.getValue().handle().get());
        }
        kept.add(ordered);
        return new Step(work, work.get(), ordered.size(), array);
    }

    /** All of them. Without waiting for the stream: on a CPU a primitive has done its work when the call returns. */
    Runnable call() {
        Step[] all = steps.toArray(Step[]::new);
        return () -> {
            for (Step step : all) {
                step.run(handle);
            }
        };
    }
}
