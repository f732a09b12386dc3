package io.normforge.mpi;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** What differs between MPIs in the interface of their libraries: the values of the few constants that are used. */
enum Dialect {
    /** The interface that MPI 5 fixes for all: MPICH 5 has it, Open MPI 6 will. */
    STANDARD("MPI-5's standard interface", -1, 2048) {
        @Override
        long world(NativeLibrary library) {
            return 0x101;
        }

        @Override
        long doubles(NativeLibrary library) {
            return 0x214;
        }

        @Override
        long errorsReturn(NativeLibrary library) {
            return 0x142;
        }
    },

    /** Handles are addresses of the library's variables. */
    OPEN_MPI("Open MPI", -1, 2) {
        @Override
        long world(NativeLibrary library) {
            return address(library, OPEN_MPI_WORLD);
        }

        @Override
        long doubles(NativeLibrary library) {
            return address(library, "ompi_mpi_double");
        }

        @Override
        long errorsReturn(NativeLibrary library) {
            return address(library, "ompi_mpi_errors_return");
        }
    },

    /** Handles are ints; so they are in Intel's MPI, MVAPICH and others made from MPICH. */
    MPICH("MPICH", -2, 2) {
        @Override
        long world(NativeLibrary library) {
            return 0x44000000;
        }

        @Override
        long doubles(NativeLibrary library) {
            return 0x4c00080b;
        }

        @Override
        long errorsReturn(NativeLibrary library) {
            return 0x54000001;
        }
    };

    private static final String OPEN_MPI_WORLD = "ompi_mpi_comm_world";

    private final String title;
    private final int anySource;
    private final int serialized;

    Dialect(String title, int anySource, int serialized) {
        this.title = title;
        this.anySource = anySource;
        this.serialized = serialized;
    }

    /** MPI_COMM_WORLD. */
    abstract long world(NativeLibrary library);

    /** MPI_DOUBLE. */
    abstract long doubles(NativeLibrary library);

    /** MPI_ERRORS_RETURN. */
    abstract long errorsReturn(NativeLibrary library);

    /** MPI_ANY_SOURCE. */
    int anySource() {
        return anySource;
    }

    /** MPI_THREAD_SERIALIZED; levels are ordered. */
    int serialized() {
        return serialized;
    }

    /** The one that a library speaks, by its file's name and by what it holds. */
    static Dialect of(String file, NativeLibrary library) {
        if (file.contains("mpi_abi")) {
            return STANDARD;
        }
        return has(library, OPEN_MPI_WORLD) ? OPEN_MPI : MPICH;
    }

    private static boolean has(NativeLibrary library, String variable) {
        try {
            return address(library, variable) != 0;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    private static long address(NativeLibrary library, String variable) {
        return Pointer.nativeValue(library.getGlobalVariableAddress(variable));
    }

    @Override
    public String toString() {
        return title;
    }
}
