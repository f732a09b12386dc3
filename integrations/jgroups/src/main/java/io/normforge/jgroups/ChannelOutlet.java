package io.normforge.jgroups;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;

/** Sends over a channel. What is posted goes by a thread of its own, which ends when there is nothing left to send. */
final class ChannelOutlet implements Outlet {

    private final JChannel channel;
    private final ExecutorService courier;
    private volatile List<Address> addresses = List.of();

    ChannelOutlet(JChannel channel, String group) {
        this.channel = channel;
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "normforge-jgroups " + group);
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        courier = one;
    }

    /** From now on ranks have addresses. */
    void addresses(List<Address> byRank) {
        addresses = byRank;
    }

    @Override
    public void send(int rank, byte[] message) throws Exception {
        channel.send(message(rank, message));
    }

    /** Without flow control: these are few, and some are what a member is waiting for that gives no credit. */
    @Override
    public void post(int rank, byte[] message) {
        courier.execute(() -> {
            try {
                channel.send(message(rank, message).setFlag(Message.Flag.NO_FC));
            } catch (Exception e) {
                // The channel is closed: then the others are told by their views.
                System.getLogger(ChannelOutlet.class.getName()).log(System.Logger.Level.DEBUG, "not sent", e);
            }
        });
    }

    /** Waits until what was posted is sent, for a bounded time. */
    void close() {
        courier.shutdown();
        try {
            courier.awaitTermination(Exchange.PARTING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        courier.shutdownNow();
    }

    private Message message(int rank, byte[] bytes) {
        Address to = rank == ALL ? null : addresses.get(rank);
        return new BytesMessage(to, bytes).setFlag(Message.TransientFlag.DONT_LOOPBACK);
    }
}
