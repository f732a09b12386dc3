package io.normforge.mpi;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The MPI that is installed.
 *
 * @param file what it was found as
 */
record MpiLibrary(String file, NativeLibrary library, Dialect dialect) {

    /** Names the library's file, where another one than the first of {@link #FILES} is meant. */
    static final String PROPERTY = "normforge.mpi.library";

    /** The standard interface first, then Open MPI 1.10 to 5, then MPICH and its kin, as they and Debian call it. */
    static final List<String> FILES = List.of(
            "libmpi_abi.so.1", "libmpi_abi.so.0", "libmpi_abi.so", "libmpi.so.40", "libmpi.so.12", "libmpich.so.12");

    /** RTLD_NOW | RTLD_GLOBAL, of Linux: Open MPI's plugins look for its functions among those of the process. */
    private static final int VISIBLE_TO_PLUGINS = 0x102;

    /** Loads it, for good. */
    static MpiLibrary load() {
        FaultSignals.leaveToJvm();
        String named = System.getProperty(PROPERTY, "");
        MpiLibrary found = named.isEmpty() ? first(FILES) : first(List.of(named));
        try {
            Native.register(MpiFunctions.class, found.library);
        } catch (UnsatisfiedLinkError e) {
            throw new MpiException(
                    found.file + " lacks a function that MPI has from version 3 on: " + e.getMessage()
                            + "; name the library of another MPI by -D" + PROPERTY,
                    e);
        }
        return found;
    }

    /** The first of some files that can be loaded. */
    static MpiLibrary first(List<String> files) {
        List<String> reasons = new ArrayList<>();
        for (String file : files) {
            try {
                NativeLibrary library =
                        NativeLibrary.getInstance(file, Map.of(Library.OPTION_OPEN_FLAGS, VISIBLE_TO_PLUGINS));
                return new MpiLibrary(file, library, Dialect.of(file, library));
            } catch (UnsatisfiedLinkError e) {
                reasons.add(file + " (" + e.getMessage().lines().findFirst().orElse("") + ")");
            }
        }
        throw new MpiException(
                "no MPI: none of these libraries can be loaded: " + String.join(", ", reasons)
                        + "; install one, such as Debian's openmpi-bin, or name its file by -D" + PROPERTY,
                null);
    }

    long world() {
        return dialect.world(library);
    }

    long doubles() {
        return dialect.doubles(library);
    }

    long errorsReturn() {
        return dialect.errorsReturn(library);
    }
}
