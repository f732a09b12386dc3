/** A communicator over MPI: see {@link io.normforge.mpi.MpiCommunicator}. */
package io.normforge.mpi;
