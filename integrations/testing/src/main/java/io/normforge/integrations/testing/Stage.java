package io.normforge.integrations.testing;

import io.normforge.Communicator;
import java.time.Duration;
import java.util.List;

/** What a rank's program has to do with: its group, and the test that watches. */
public interface Stage {

    int rank();

    int size();

    List<String> arguments();

    /** The group, which the first call joins. */
    Communicator communicator();

    /** The same with a limit of its own for every wait. */
    Communicator communicator(Duration timeout);

    /** Tells the test that this rank has come here. */
    void mark(String point);

    /** Waits until the test lets this rank go on from here. */
    void hold(String point) throws InterruptedException;

    /** Leaves a text for the test. */
    void report(String name, String text);
}
