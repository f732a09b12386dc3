package io.normforge.mpi;

import com.sun.jna.NativeLibrary;
import java.util.Map;

/**
 * Leaves the signals of bad memory accesses to the JVM, which finds null pointers and stops threads by them. Libraries that MPIs use for fast
 * networks take them for themselves when they are loaded, to print where a C program crashed, and so end the process at the first null
 * pointer. They let it be if variables of the environment say so.
 */
final class FaultSignals {

    private static final Map<String, String> LET_BE = Map.of(
            "UCX_ERROR_SIGNALS", "", // UCX
            "HFI_NO_BACKTRACE", "1"); // PSM2

    private static final int UNLESS_SET = 0;

    private FaultSignals() {}

    /** Sets the variables, for those who read them in C; Java does not see it. */
    static void leaveToJvm() {
        NativeLibrary process = NativeLibrary.getProcess();
        LET_BE.forEach(
                (name, value) -> process.getFunction("setenv").invokeInt(new Object[] {name, value, UNLESS_SET}));
    }
}
