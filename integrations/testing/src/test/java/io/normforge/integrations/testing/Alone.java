package io.normforge.integrations.testing;

import io.normforge.Communicator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Processes that nothing connects: each is a group of one. */
public final class Alone implements Transport {

    @Override
    public String name() {
        return "alone";
    }

    @Override
    public List<Process> launch(List<List<String>> ranks, Starter start) throws IOException {
        return PlainProcesses.launch(ranks, start);
    }

    @Override
    public Communicator connect(int rank, int size, Duration timeout) {
        return Communicator.single();
    }
}
