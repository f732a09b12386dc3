package io.normforge.integrations.testing;

import java.io.IOException;

/** What a test does to a rank's process. */
public enum Signal {
    KILL,
    STOP,
    CONT;

    /** Fails if there is no such process. */
    void to(long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("no process " + pid + " takes the signal " + name());
        }
    }
}
