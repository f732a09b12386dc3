package io.normforge.integrations.testing;

/** What one rank of a job does; a class with a constructor without arguments. */
public interface RankProgram {

    /** Runs in the rank's own process, on its main thread; what it throws ends the process with exit code 1. */
    void run(Stage stage) throws Exception;
}
