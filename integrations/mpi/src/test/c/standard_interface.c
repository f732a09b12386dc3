/*
 * A stand-in for a library with MPI-5's standard interface, made of the MPI that is installed, by its profiling interface: what comes in must
 * be the standard's constants, and is handed on as that MPI's own.
 */
#include <mpi.h>
#include <stdint.h>

static const int LEVELS[] = {0, 1024, 2048, 4096};
static const int OWN_LEVELS[] = {MPI_THREAD_SINGLE, MPI_THREAD_FUNNELED, MPI_THREAD_SERIALIZED, MPI_THREAD_MULTIPLE};

static int level(const int from[], const int to[], int value) {
    for (int i = 0; i < 4; i++) {
        if (from[i] == value) {
            return to[i];
        }
    }
    return -1;
}

static MPI_Comm comm(MPI_Comm given) { return (intptr_t)given == 0x101 ? MPI_COMM_WORLD : given; }

/* Any other type is refused by MPI. */
static MPI_Datatype type(MPI_Datatype given) { return (intptr_t)given == 0x214 ? MPI_DOUBLE : MPI_DATATYPE_NULL; }

/* Any other rank below 0 is refused by MPI. */
static int source(int given) { return given == -1 ? MPI_ANY_SOURCE : given < 0 ? -99 : given; }

int MPI_Initialized(int *flag) { return PMPI_Initialized(flag); }

int MPI_Init_thread(int *argc, char ***argv, int required, int *provided) {
    int error = PMPI_Init_thread(argc, argv, level(LEVELS, OWN_LEVELS, required), provided);
    *provided = level(OWN_LEVELS, LEVELS, *provided);
    return error;
}

int MPI_Query_thread(int *provided) {
    int error = PMPI_Query_thread(provided);
    *provided = level(OWN_LEVELS, LEVELS, *provided);
    return error;
}

int MPI_Get_library_version(char *text, int *length) { return PMPI_Get_library_version(text, length); }

int MPI_Comm_dup(MPI_Comm of, MPI_Comm *copy) { return PMPI_Comm_dup(comm(of), copy); }

int MPI_Comm_split(MPI_Comm of, int colour, int key, MPI_Comm *part) {
    return PMPI_Comm_split(comm(of), colour, key, part);
}

int MPI_Comm_set_errhandler(MPI_Comm of, MPI_Errhandler handler) {
    return PMPI_Comm_set_errhandler(
            comm(of), (intptr_t)handler == 0x142 ? MPI_ERRORS_RETURN : MPI_ERRHANDLER_NULL);
}

int MPI_Comm_rank(MPI_Comm of, int *rank) { return PMPI_Comm_rank(comm(of), rank); }

int MPI_Comm_size(MPI_Comm of, int *size) { return PMPI_Comm_size(comm(of), size); }

int MPI_Iallgather(const void *mine, int count, MPI_Datatype of, void *all, int each, MPI_Datatype of_each, MPI_Comm in,
        MPI_Request *request) {
    return PMPI_Iallgather(mine, count, type(of), all, each, type(of_each), comm(in), request);
}

int MPI_Ialltoall(const void *mine, int count, MPI_Datatype of, void *all, int each, MPI_Datatype of_each, MPI_Comm in,
        MPI_Request *request) {
    return PMPI_Ialltoall(mine, count, type(of), all, each, type(of_each), comm(in), request);
}

int MPI_Test(MPI_Request *request, int *flag, MPI_Status *status) {
    (void)status;
    return PMPI_Test(request, flag, MPI_STATUS_IGNORE);
}

int MPI_Isend(const void *values, int count, MPI_Datatype of, int to, int tag, MPI_Comm in, MPI_Request *request) {
    return PMPI_Isend(values, count, type(of), to, tag, comm(in), request);
}

int MPI_Iprobe(int from, int tag, MPI_Comm in, int *flag, MPI_Status *status) {
    (void)status;
    return PMPI_Iprobe(source(from), tag, comm(in), flag, MPI_STATUS_IGNORE);
}

int MPI_Recv(void *values, int count, MPI_Datatype of, int from, int tag, MPI_Comm in, MPI_Status *status) {
    (void)status;
    return PMPI_Recv(values, count, type(of), source(from), tag, comm(in), MPI_STATUS_IGNORE);
}

int MPI_Error_string(int code, char *text, int *length) { return PMPI_Error_string(code, text, length); }

int MPI_Abort(MPI_Comm of, int code) { return PMPI_Abort(comm(of), code); }

int MPI_Finalize(void) { return PMPI_Finalize(); }
