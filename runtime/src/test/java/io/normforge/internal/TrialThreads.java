package io.normforge.internal;

import java.util.List;

/** The threads on which trials run; there is at most one. */
final class TrialThreads {

    private TrialThreads() {}

    static List<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("normforge-trial"))
                .toList();
    }

    /** Waits until there is none. */
    static void join() throws InterruptedException {
        for (Thread thread : running()) {
            thread.join();
        }
    }
}
