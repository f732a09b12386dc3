package io.normforge.examples.blas;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.logging.Level;
import java.util.logging.Logger;

/** netlib's BLAS in Java: vectors where the JVM has the vector module, plain loops elsewhere. */
public final class PureJavaBlas {

    // Held here, as loggers are collected with their settings. It looks for a native library too, and would lament.
    private static final Logger LOGGER = Logger.getLogger("dev.ludovic.netlib.blas");

    private static final JavaBLAS BLAS;

    static {
        LOGGER.setLevel(Level.OFF);
        BLAS = JavaBLAS.getInstance();
    }

    private PureJavaBlas() {}

    /** For any number of threads. */
    public static JavaBLAS get() {
        return BLAS;
    }
}
