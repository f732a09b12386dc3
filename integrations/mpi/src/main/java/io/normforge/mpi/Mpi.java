package io.normforge.mpi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * MPI's functions, called by one thread at a time, which is all that is asked of MPI (MPI_THREAD_SERIALIZED); every error is an
 * exception with MPI's own text. What waits for other ranks without a limit, {@link #init}, {@link #duplicateWorld}, {@link #split} and {@link
 * #finish}, is for {@link MainThread} to call.
 */
final class Mpi {

    /** Longer than any MPI's MPI_MAX_ERROR_STRING and MPI_MAX_LIBRARY_VERSION_STRING. */
    private static final int TEXT = 8 * 1024;

    private final MpiLibrary library;
    private final long doubles;
    private final Turns turns = new Turns(Duration.ofSeconds(2));

    /** Once it has ended, MPI must not be called: notices that come too late are not sent. */
    private volatile boolean finished;

    /** Two results, and room for a status, whose layout differs and which nobody reads. */
    private final NativeDoubles scratch = new NativeDoubles(32);

    private final NativeDoubles text = new NativeDoubles(TEXT / Double.BYTES);
    private final long first = scratch.address();
    private final long second = first + Double.BYTES;
    private final long status = second + Double.BYTES;

    Mpi(MpiLibrary library) {
        this.library = library;
        doubles = library.doubles();
    }

    /** Starts MPI, unless another library of the process has; whether this call did. */
    boolean init() {
        turns.take();
        try {
            check("MPI_Initialized", MpiFunctions.MPI_Initialized(first));
            boolean needed = int32(0) == 0;
            check(
                    needed ? "MPI_Init_thread" : "MPI_Query_thread",
                    needed
                            ? MpiFunctions.MPI_Init_thread(
                                    0, 0, library.dialect().serialized(), first)
                            : MpiFunctions.MPI_Query_thread(first));
            if (int32(0) < library.dialect().serialized()) {
                throw new MpiException(
                        this + " was started for a single thread; it has to be started with MPI_THREAD_SERIALIZED",
                        null);
            }
            if (needed) {
                returnErrors(library.world());
            }
            return needed;
        } finally {
            turns.end();
        }
    }

    /** All ranks, in a group of our own, so that nobody else's messages are taken for ours. */
    long duplicateWorld() {
        return newGroup("MPI_Comm_dup", () -> MpiFunctions.MPI_Comm_dup(library.world(), first));
    }

    /** The ranks of a group that give the same colour, in the order they have in it. */
    long split(long comm, int colour, int rank) {
        return newGroup("MPI_Comm_split", () -> MpiFunctions.MPI_Comm_split(comm, colour, rank, first));
    }

    private long newGroup(String function, Call call) {
        turns.take();
        try {
            scratch.bytes().putLong(0, 0);
            check(function, call.call());
            long comm = scratch.bytes().getLong(0);
            returnErrors(comm);
            return comm;
        } finally {
            turns.end();
        }
    }

    /** Otherwise MPI ends all processes at the first error. */
    private void returnErrors(long comm) {
        check("MPI_Comm_set_errhandler", MpiFunctions.MPI_Comm_set_errhandler(comm, library.errorsReturn()));
    }

    int rank(long comm) {
        return number("MPI_Comm_rank", () -> MpiFunctions.MPI_Comm_rank(comm, first));
    }

    int size(long comm) {
        return number("MPI_Comm_size", () -> MpiFunctions.MPI_Comm_size(comm, first));
    }

    /** Starts a gather; {@code mine} and {@code all} are MPI's until it is {@link #completed}. */
    void allGather(long comm, long mine, long all, int length, long request) {
        run(
                "MPI_Iallgather",
                () -> MpiFunctions.MPI_Iallgather(mine, length, doubles, all, length, doubles, comm, request));
    }

    /** Starts an exchange each with each, likewise. */
    void allToAll(long comm, long mine, long received, int length, long request) {
        run(
                "MPI_Ialltoall",
                () -> MpiFunctions.MPI_Ialltoall(mine, length, doubles, received, length, doubles, comm, request));
    }

    /** Starts to send; {@code values} are MPI's until it is {@link #completed}. */
    void send(long comm, long values, int length, int to, int tag, long request) {
        run("MPI_Isend", () -> MpiFunctions.MPI_Isend(values, length, doubles, to, tag, comm, request));
    }

    /** Whether what was started has come to its end; also what makes MPI go on with everything else. */
    boolean completed(long request) {
        turns.take();
        try {
            if (finished) {
                return true;
            }
            check("MPI_Test", MpiFunctions.MPI_Test(request, first, status));
            return int32(0) != 0;
        } finally {
            turns.end();
        }
    }

    /** Receives a message of any rank, if one is there. */
    boolean receive(long comm, int tag, NativeDoubles into, int length) {
        turns.take();
        try {
            if (finished) {
                return false;
            }
            int anyone = library.dialect().anySource();
            check("MPI_Iprobe", MpiFunctions.MPI_Iprobe(anyone, tag, comm, first, status));
            if (int32(0) == 0) {
                return false;
            }
            check("MPI_Recv", MpiFunctions.MPI_Recv(into.address(), length, doubles, anyone, tag, comm, status));
            return true;
        } finally {
            turns.end();
        }
    }

    /** Ends all processes of the job, even where another thread's call does not return. */
    void abort(int exitCode) {
        boolean taken = turns.takeIfPossible();
        try {
            if (!finished) {
                MpiFunctions.MPI_Abort(library.world(), exitCode);
            }
        } finally {
            if (taken) {
                turns.end();
            }
        }
    }

    void finish() {
        turns.take();
        try {
            finished = true;
            check("MPI_Finalize", MpiFunctions.MPI_Finalize());
        } finally {
            turns.end();
        }
    }

    /** What MPI says of itself, up to the first comma: "Open MPI v4.1.4", "MPICH Version: 4.2.0". */
    @Override
    public String toString() {
        turns.take();
        try {
            MpiFunctions.MPI_Get_library_version(text.address(), first);
            String version = text(int32(0))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .split(",", 2)[0]
                    .strip();
            return version.replaceAll("\\s+", " ") + " (" + library.file() + ")";
        } finally {
            turns.end();
        }
    }

    private int number(String function, Call call) {
        turns.take();
        try {
            check(function, call.call());
            return int32(0);
        } finally {
            turns.end();
        }
    }

    private void run(String function, Call call) {
        turns.take();
        try {
            if (!finished) {
                check(function, call.call());
            }
        } finally {
            turns.end();
        }
    }

    private void check(String function, int code) {
        if (code != 0) {
            MpiFunctions.MPI_Error_string(code, text.address(), second);
            throw new MpiException(function + " fails: " + text(int32(Double.BYTES)), null);
        }
    }

    private int int32(int at) {
        return scratch.bytes().getInt(at);
    }

    private String text(int length) {
        ByteBuffer bytes = text.bytes();
        byte[] read = new byte[Math.max(0, Math.min(length, TEXT))];
        bytes.get(0, read);
        return new String(read, StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    /** A call of a function, which returns its error code. */
    private interface Call {

        int call();
    }
}
