package io.normforge.mpi;

/**
 * The functions of MPI's C interface that are called, by JNA's direct mapping, which goes by their names. Addresses are {@code long}s, and so
 * are handles: where an MPI has handles of 32 bits, it takes the lower half.
 */
final class MpiFunctions {

    private MpiFunctions() {}

    static native int MPI_Initialized(long flag);

    static native int MPI_Init_thread(long argumentCount, long arguments, int required, long provided);

    static native int MPI_Query_thread(long provided);

    static native int MPI_Get_library_version(long text, long length);

    static native int MPI_Comm_dup(long comm, long duplicate);

    static native int MPI_Comm_split(long comm, int colour, int key, long part);

    static native int MPI_Comm_set_errhandler(long comm, long handler);

    static native int MPI_Comm_rank(long comm, long rank);

    static native int MPI_Comm_size(long comm, long size);

    static native int MPI_Iallgather(
            long mine, int count, long type, long all, int countOfEach, long typeOfEach, long comm, long request);

    static native int MPI_Ialltoall(
            long mine, int count, long type, long received, int countOfEach, long typeOfEach, long comm, long request);

    static native int MPI_Test(long request, long flag, long status);

    static native int MPI_Isend(long values, int count, long type, int to, int tag, long comm, long request);

    static native int MPI_Iprobe(int from, int tag, long comm, long flag, long status);

    static native int MPI_Recv(long values, int count, long type, int from, int tag, long comm, long status);

    static native int MPI_Error_string(int code, long text, long length);

    static native int MPI_Abort(long comm, int exitCode);

    static native int MPI_Finalize();
}
