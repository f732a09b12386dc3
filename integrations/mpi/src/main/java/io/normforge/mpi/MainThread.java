package io.normforge.mpi;

import io.normforge.CommunicatorException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The thread that starts and ends MPI, which has to be one and the same, and makes the other calls in which MPI waits for all ranks, for ever
 * if need be: whoever asks for them waits no longer than the limit. A daemon, so that a call that never returns keeps no process.
 */
final class MainThread {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread created = new Thread(work, "normforge-mpi");
        created.setDaemon(true);
        return created;
    });

    /** What a call returns, or what it throws. */
    <T> T call(String what, Duration limit, Callable<T> call) {
        Future<T> result = thread.submit(call);
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new MpiException(
                    "this process has waited " + limit.toMillis() + " ms " + what
                            + "; see that the processes of all ranks run and call it, and allow more time if one is only slow",
                    null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MpiException("this process was interrupted " + what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommunicatorException) {
                throw new MpiException(e.getCause().getMessage(), e.getCause());
            }
            throw new MpiException("MPI cannot be used: " + e.getCause(), e.getCause());
        }
    }
}
