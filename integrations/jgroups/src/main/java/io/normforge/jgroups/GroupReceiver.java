package io.normforge.jgroups;

import io.normforge.CommunicatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.Receiver;
import org.jgroups.View;

/** What JGroups delivers: to the formation of the group while it forms, then to its exchange. */
final class GroupReceiver implements Receiver {

    /** How often members greet until all have been heard: what is sent before the channel is connected is lost. */
    private static final long GREETING_MILLIS = 200;

    private final JGroupsSettings settings;
    private final JChannel channel;
    private final ChannelOutlet outlet;
    private final Formation formation;
    private final AtomicLong refused = new AtomicLong();
    private Roster roster;
    private volatile Exchange exchange;

    GroupReceiver(JGroupsSettings settings, JChannel channel, ChannelOutlet outlet) {
        this.settings = settings;
        this.channel = channel;
        this.outlet = outlet;
        formation = new Formation(settings, this::place);
    }

    @Override
    public void receive(Message message) {
        Frame frame =
                message.hasArray() ? Frame.read(message.getArray(), message.getOffset(), message.getLength()) : null;
        if (frame == null || !accept(message.getSrc(), frame)) {
            refused.incrementAndGet();
        }
    }

    @Override
    public void viewAccepted(View view) {
        if (exchange == null) {
            form(view);
        } else {
            pass(view);
        }
    }

    /** Messages that were none of ours, or out of their turn. */
    long refused() {
        return refused.get();
    }

    Roster roster() {
        return roster;
    }

    /** Waits until all ranks are there, for what is left of the time since this one began to join. */
    synchronized Exchange await(long start) {
        long end = start + settings.joinLimit().toNanos();
        while (exchange == null && formation.failure() == null) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new CommunicatorException(formation.absence(), null);
            }
            try {
                wait(Math.min(left, GREETING_MILLIS));
                greet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommunicatorException(
                        "interrupted while the members of group " + settings.group() + " came", e);
            }
        }
        if (exchange == null) {
            throw new CommunicatorException(formation.failure(), null);
        }
        return exchange;
    }

    private boolean accept(Address from, Frame frame) {
        if (exchange == null) {
            synchronized (this) {
                if (exchange == null) {
                    formation.accept(from, frame);
                    advance();
                    return true;
                }
            }
        }
        return deliver(exchange, from, frame);
    }

    private boolean deliver(Exchange to, Address from, Frame frame) {
        int rank = roster.rankOf(from);
        if (rank >= 0 && frame.wantsAnswer() && frame.group() == roster.group()) {
            Frame hello = Frame.hello(roster.group(), settings.rank(), settings.size());
            outlet.post(rank, hello.asAnswer().bytes());
            return true;
        }
        return rank >= 0 && rank != roster.own() && frame.group() == roster.group() && to.accept(rank, frame);
    }

    private synchronized void form(View view) {
        if (exchange != null) {
            pass(view);
            return;
        }
        formation.changed(view);
        greet();
        advance();
    }

    private void greet() {
        Frame hello = exchange == null ? formation.greeting(channel.getAddress()) : null;
        if (hello != null) {
            outlet.post(Outlet.ALL, hello.bytes());
        }
    }

    /** Goes on from forming to the exchange, once everybody has been heard. */
    private void advance() {
        if (formation.failure() == null && formation.isComplete()) {
            roster = formation.roster(channel.getAddress());
            if (roster == null) {
                outlet.post(
                        Outlet.ALL,
                        Frame.broken(formation.group(), formation.failure()).bytes());
            } else {
                outlet.addresses(roster.addresses());
                Exchange formed = new Exchange(roster, outlet, settings.timeLimit());
                formation.takeEarly().forEach(early -> deliver(formed, early.from(), early.frame()));
                exchange = formed;
            }
        }
        notifyAll();
    }

    private void pass(View view) {
        List<Integer> gone = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        for (int rank = 0; rank < roster.size(); rank++) {
            if (rank != roster.own() && !view.containsMember(roster.addresses().get(rank))) {
                gone.add(rank);
            }
        }
        for (Address member : view.getMembers()) {
            if (roster.rankOf(member) < 0) {
                strangers.add(place(member));
            }
        }
        exchange.changed(gone, strangers);
    }

    /** Host and port of a member, or what JGroups calls it if they are not known. */
    private String place(Address member) {
        Object physical = channel.down(new Event(Event.GET_PHYSICAL_ADDRESS, member));
        return physical instanceof PhysicalAddress address ? address.printIpAddress() : String.valueOf(member);
    }
}
