package io.normforge.jgroups;

import io.normforge.Communicator;
import io.normforge.CommunicatorException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jgroups.JChannel;

/**
 * One rank of a group of processes, on one machine or on many, joined by JGroups.
 *
 * <pre>
 *     try (Communicator rank = JGroupsCommunicator.join(JGroupsSettings.ofThisProcess())) {
 *         train(rank);
 *     }
 * </pre>
 *
 * <p>The group lives as long as all its members do: once one fails, leaves, falls silent or is cut off, or another
 * member joins, every call of every rank fails, within the time limit and two seconds more, with a
 * {@link CommunicatorException} that names the rank and its address. Training resumes with a new group.
 *
 * <p>A gather succeeds on all ranks or on none as long as the ranks that are left can hear each other; where hosts are cut
 * off from each other, or a process stands still while the others give it up, one side may have seen the last call succeed
 * and the other not, and every later call fails on both. {@link #allToAll} promises only that later calls fail. A rank
 * should be closed, for it then stays until no other needs what it has: two seconds at most.
 *
 * <p>Values move as they are and are added in rank order, so every rank gets the same bits, those that ranks as threads
 * get. The largest length is that of an array of {@code size} times as many.
 */
public final class JGroupsCommunicator implements Communicator {

    private final JChannel channel;
    private final ChannelOutlet outlet;
    private final GroupReceiver receiver;
    private final Roster roster;
    private final Reasons reasons;
    private final Exchange exchange;
    private final AtomicBoolean closed = new AtomicBoolean();

    private JGroupsCommunicator(
            JChannel channel, ChannelOutlet outlet, GroupReceiver receiver, Roster roster, Exchange exchange) {
        this.channel = channel;
        this.outlet = outlet;
        this.receiver = receiver;
        this.roster = roster;
        reasons = new Reasons(roster);
        this.exchange = exchange;
    }

    /**
     * Joins a group, and waits until all its members have.
     *
     * @throws IllegalArgumentException if the settings contradict each other
     * @throws CommunicatorException if the group does not come together: a member is missing or one too many, the port is
     *     taken, or ranks or sizes do not fit together
     */
    public static JGroupsCommunicator join(JGroupsSettings settings) {
        long start = System.nanoTime();
        JChannel channel = channel(settings);
        ChannelOutlet outlet = new ChannelOutlet(channel, settings.group());
        GroupReceiver receiver = new GroupReceiver(settings, channel, outlet);
        channel.setReceiver(receiver);
        if (settings.rank() >= 0) {
            channel.addAddressGenerator(() -> RankedAddress.of(settings.rank()));
        }
        try {
            channel.connect(settings.group());
            Exchange exchange = receiver.await(start);
            Stack.formed(channel);
            return new JGroupsCommunicator(channel, outlet, receiver, receiver.roster(), exchange);
        } catch (Exception e) {
            outlet.close();
            channel.close();
            throw e instanceof CommunicatorException known ? known : cannotJoin(settings, e);
        }
    }

    @Override
    public int rank() {
        return roster.own();
    }

    @Override
    public int size() {
        return roster.size();
    }

    /** How many messages were refused since this rank joined, because they were none of this group's. */
    public long refusedMessages() {
        return receiver.refused();
    }

    @Override
    public void allGather(double[] mine, double[] all, int length) {
        gather(Call.ALL_GATHER, mine, all, length);
    }

    /** The default would do, but a rank that gathers where another one sums would go unnoticed. */
    @Override
    public void allReduceSum(double[] values, double[] gathered, int length) {
        gather(Call.ALL_REDUCE_SUM, values, gathered, length);
        // From rank 0's value and not from 0, which would lose the sign of −0.
        System.arraycopy(gathered, 0, values, 0, length);
        for (int from = 1; from < size(); from++) {
            for (int i = 0; i < length; i++) {
                values[i] += gathered[from * length + i];
            }
        }
    }

    /** Sends every rank what is for it, and nothing else. */
    @Override
    public void allToAll(double[] mine, double[] received, int length) {
        Arguments.check(this, mine, (long) size() * length, received, length);
        Operation operation = exchange.begin(Call.ALL_TO_ALL, length);
        exchange.send(operation, sender -> {
            for (int to = 0; to < size(); to++) {
                if (to != rank()) {
                    sender.send(to, mine, to * length);
                }
            }
        });
        exchange.await(operation);
        take(operation, mine, rank() * length, received);
    }

    @Override
    public void fail(Throwable cause) {
        Objects.requireNonNull(cause, "cause: what keeps this rank from going on");
        exchange.breakUp(reasons.failed(cause), cause);
    }

    /**
     * Leaves the group, once no other rank needs what this one has for a call that all have made: two seconds later at
     * most, and JGroups may take another for saying goodbye.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            exchange.breakUp(reasons.closed(), null);
            exchange.part();
            outlet.close();
            channel.close();
        }
    }

    @Override
    public String toString() {
        return "rank " + rank() + " of " + size();
    }

    private void gather(Call call, double[] mine, double[] all, int length) {
        Arguments.check(this, mine, length, all, length);
        Operation operation = exchange.begin(call, length);
        exchange.send(operation, sender -> sender.send(Outlet.ALL, mine, 0));
        exchange.await(operation);
        take(operation, mine, 0, all);
    }

    /** Puts the values of an operation that has succeeded where the caller wants them. */
    private void take(Operation operation, double[] mine, int own, double[] all) {
        int length = operation.length();
        for (int from = 0; from < size(); from++) {
            if (from == rank()) {
                System.arraycopy(mine, own, all, from * length, length);
            } else {
                exchange.arrival(from, operation).copyTo(all, from * length);
            }
        }
    }

    private static JChannel channel(JGroupsSettings settings) {
        try {
            return new JChannel(Stack.of(settings));
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            throw cannotJoin(settings, e);
        }
    }

    private static CommunicatorException cannotJoin(JGroupsSettings settings, Exception e) {
        String by = settings.stack() != null ? " by " + settings.stack() : " on port " + settings.port();
        return new CommunicatorException(
                "this process cannot join group " + settings.group() + by + ": " + e.getMessage(), e);
    }
}
