package io.normforge.processor.behaviour;

import io.normforge.Backend;
import io.normforge.internal.BackendChoice;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Chooses vector kernels in a JVM of its own, and prints what the runtime has to say about it. */
final class FirstUseProbe {

    private FirstUseProbe() {}

    public static void main(String[] arguments) {
        Logger logger = Logger.getLogger("io.normforge");
        logger.setLevel(Level.ALL);
        logger.addHandler(new Printer());
        System.out.println(BackendChoice.explicit(Backend.VECTOR, FirstUseProbe.class, 16, 8, 4)
                .backend());
    }

    private static final class Printer extends Handler {

        @Override
        public void publish(LogRecord message) {
            System.out.println(message.getMessage() + " " + message.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
