package io.normforge.examples.comparison;

import io.normforge.Backend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** One case in this process: who takes part, whether they agree, how long they take. */
final class Contest {

    /** Sets a contender up. */
    private interface Entry {
        Contender enter() throws NotOfferedException;
    }

    private final Case c;
    private final int threads;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();

    Contest(Case c, int threads) {
        this.c = c;
        this.threads = threads;
    }

    CaseRun run(int fork, Effort effort) {
        Inputs inputs = Inputs.of(c);
        enter(Names.VECTOR, () -> Ours.of(c, inputs, Backend.VECTOR));
        enter(Names.PLAIN, () -> Ours.of(c, inputs, Backend.PLAIN));
        enter(Names.COPY, () -> Copy.of(c, inputs));
        enter(Names.NAIVE, () -> Naive.of(c, inputs));
        enterPeers(inputs);
        Map<String, Double> differences = differences();
        Map<String, Timing> timings = new Race(effort, threads).run(contenders, c.elements());
        return new CaseRun(c.name(), threads, fork, c.elements(), c.bytes(), timings, differences, absent, versions);
    }

    private void enterPeers(Inputs inputs) {
        for (Peer peer : ServiceLoader.load(Peer.class)) {
            enter(peer.name(), () -> {
                Contender contender = peer.enter(c, inputs, threads);
                versions.put(peer.name(), peer.version());
                return contender;
            });
        }
    }

    private void enter(String name, Entry entry) {
        try {
            contenders.put(name, entry.enter());
        } catch (NotOfferedException e) {
            absent.put(name, e.getMessage());
        } catch (LinkageError | RuntimeException e) {
            // A native library that this platform has not, or that refuses the case: the others still run.
            absent.put(name, "failed: " + e);
        }
    }

    private Map<String, Double> differences() {
        Map<String, Double> differences = new LinkedHashMap<>();
        contenders.values().forEach(contender -> contender.call().run());
        List<float[]> ours = contenders.values().iterator().next().results().get();
        contenders.forEach((name, contender) -> {
            List<float[]> results = contender.results().get();
            if (!results.isEmpty()) {
                // Infinity is no number in JSON.
                differences.put(name, Math.min(Double.MAX_VALUE, Agreement.difference(ours, results)));
            }
        });
        return differences;
    }
}
