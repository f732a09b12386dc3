/** A communicator whose ranks are the processes that mpirun started. */
// JNA has no module descriptor, but fixes its module's name in the manifest.
@SuppressWarnings("requires-automatic")
module io.normforge.mpi {
    requires transitive io.normforge;
    requires com.sun.jna;

    exports io.normforge.mpi;
}
