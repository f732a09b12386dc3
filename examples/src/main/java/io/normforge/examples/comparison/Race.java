package io.normforge.examples.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contenders take turns, a sample each, so that whatever the machine does meanwhile it does to all of them. Who comes first
 * changes from round to round.
 */
final class Race {

    /** Native worker threads wait actively for a while after a call; by then they sleep. */
    private static final long REST_MILLIS = 10;

    private final Effort effort;
    private final boolean resting;

    Race(Effort effort, int threads) {
        this.effort = effort;
        resting = threads > 1;
    }

    Map<String, Timing> run(Map<String, Contender> contenders, int elements) {
        Map<String, WarmUp> warm = new LinkedHashMap<>();
        contenders.forEach((name, contender) -> warm.put(name, WarmUp.of(contender, elements, effort)));
        Map<String, double[]> samples = samples(contenders, warm);
        Map<String, Timing> timings = new LinkedHashMap<>();
        contenders.forEach((name, contender) -> {
            double allocated = Clock.allocated(contender.call(), warm.get(name).calls());
            timings.put(name, Timing.of(samples.get(name), warm.get(name), allocated));
        });
        return timings;
    }

    private Map<String, double[]> samples(Map<String, Contender> contenders, Map<String, WarmUp> warm) {
        List<String> names = new ArrayList<>(contenders.keySet());
        Map<String, double[]> samples = new LinkedHashMap<>();
        names.forEach(name -> samples.put(name, new double[effort.rounds()]));
        for (int round = 0; round < effort.rounds(); round++) {
            for (int turn = 0; turn < names.size(); turn++) {
                String name = names.get((turn + round) % names.size());
                samples.get(name)[round] =
                        sample(contenders.get(name).call(), warm.get(name).calls());
            }
        }
        return samples;
    }

    private double sample(Runnable call, int calls) {
        if (resting) {
            rest();
        }
        // The contender before has left its own data in the caches.
        Clock.time(call, Math.max(1, calls / 10));
        return (double) Clock.time(call, calls) / calls;
    }

    private static void rest() {
        try {
            Thread.sleep(REST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
