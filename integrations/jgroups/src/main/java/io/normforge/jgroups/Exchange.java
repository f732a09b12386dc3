package io.normforge.jgroups;

import io.normforge.CommunicatorException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the calls of this rank meet what the others send. All state is guarded by this object's monitor, except that the
 * caller reads the values of an operation that has succeeded outside it: they are written again by the one after the
 * next, which nobody comes to before this rank has sent its values of the next.
 *
 * <p><b>Why an operation succeeds on all ranks or on none.</b> It succeeds on a rank that has the values of all, so it can
 * succeed anywhere only if every rank has sent them. Once a rank learns that the group is broken, it starts no operation,
 * and tells the others which was its last, but not before that one is decided. A rank that waits for values of one that is
 * gone asks the others for them, each of which keeps those of its latest two operations, and takes no more from the rank
 * that is gone: so they all come to the same end. Only where those asked cannot be heard either, or not in time, may ranks
 * come to different ones.
 */
final class Exchange {

    /** How long a broken group may take to agree on its last operation; among ranks that live it takes a round trip. */
    static final Duration PARTING = Duration.ofSeconds(2);

    private final Roster roster;
    private final Outlet outlet;
    private final Duration timeLimit;
    private final Reasons reasons;
    private final Arrivals arrivals;
    private final Aftermath aftermath;
    private long completed;
    private long sent;
    private Operation current;
    private Breakage broken;
    private boolean saidItsLast;

    Exchange(Roster roster, Outlet outlet, Duration timeLimit) {
        this.roster = roster;
        this.outlet = outlet;
        this.timeLimit = timeLimit;
        reasons = new Reasons(roster);
        aftermath = new Aftermath(roster);
        arrivals = new Arrivals(roster);
    }

    /** Starts an operation, whose values are then to be sent. */
    synchronized Operation begin(Call call, int length) {
        Operation operation =
                new Operation(completed + 1, call, length, (int) roster.others().count());
        if (current != null) {
            breakUp(reasons.callsAtOnce(), null);
            throw failure(operation);
        }
        if (broken == null) {
            current = operation;
            roster.others().forEach(this::look);
        }
        if (broken != null) {
            current = null;
            sayLast();
            throw failure(operation);
        }
        if (operation.waitsForNobody()) {
            succeed();
        }
        return operation;
    }

    /** Sends this rank's values; what keeps it from that breaks the group. */
    void send(Operation operation, ValueSender.Task task) {
        try {
            task.run(new ValueSender(outlet, roster, operation));
            synchronized (this) {
                sent = operation.number();
            }
        } catch (Exception e) {
            breakUp(reasons.notSent(e), e);
            giveUp();
        }
    }

    /** Returns once the values of all ranks are there. */
    void await(Operation operation) {
        long start = System.nanoTime();
        boolean interrupted = false;
        while (!operation.isDecided()) {
            LockSupport.parkNanos(this, left(start));
            if (Thread.interrupted()) {
                interrupted = true;
                breakUp(reasons.interrupted(), new InterruptedException());
            }
            if (left(start) <= 0) {
                giveUp();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        finish(operation);
    }

    /** The values of another rank in an operation that has succeeded. */
    Arrival arrival(int rank, Operation operation) {
        return arrivals.of(rank, operation.number());
    }

    /** Takes a message of another rank; false if it is none that the rank may send. */
    synchronized boolean accept(int from, Frame frame) {
        if (frame.subject() < 0 || frame.subject() >= roster.size()) {
            return false;
        }
        switch (frame.kind()) {
            case VALUES -> {
                return !aftermath.isGone(from) && accept(frame, from);
            }
            case PASSED_ON -> {
                return aftermath.isGone(frame.subject())
                        && aftermath.isAsked(from, frame.subject())
                        && accept(frame, frame.subject());
            }
            case BROKEN -> learn(frame.text(), null);
            case LAST -> aftermath.last(from, frame.operation());
            case SEEK -> answer(from, frame);
            case LACK -> aftermath.lacks(from, frame.subject());
            default -> {
                return false;
            }
        }
        settle();
        notifyAll();
        return true;
    }

    /** The group has other members now: some ranks are gone, or somebody came who is none. */
    synchronized void changed(Collection<Integer> gone, List<String> strangers) {
        List<Integer> news =
                gone.stream().filter(rank -> !aftermath.isGone(rank)).toList();
        news.forEach(aftermath::gone);
        if (!news.isEmpty()) {
            breakUp(reasons.gone(news), null);
        }
        if (!strangers.isEmpty()) {
            breakUp(reasons.joined(strangers), null);
        }
        settle();
        notifyAll();
    }

    /** Breaks the group for good, and says so to the others; the first reason stands. */
    synchronized void breakUp(String reason, Throwable cause) {
        if (broken == null) {
            outlet.post(Outlet.ALL, Frame.broken(roster.group(), reason).bytes());
            learn(reason, cause);
        }
    }

    /** Waits, for a short time, until no other rank needs what this one has. */
    synchronized void part() {
        long end = System.nanoTime() + PARTING.toNanos();
        long left = PARTING.toMillis();
        try {
            while (left > 0 && aftermath.somebodyIsBusy()) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void learn(String reason, Throwable cause) {
        if (broken == null) {
            broken = new Breakage(reason, cause, System.nanoTime());
            if (current == null) {
                sayLast();
            } else {
                current.wake();
                settle();
            }
        }
    }

    private void sayLast() {
        if (!saidItsLast) {
            saidItsLast = true;
            Frame last = Frame.of(FrameKind.LAST, roster.group(), sent, roster.own());
            outlet.post(Outlet.ALL, last.bytes());
        }
    }

    /** Takes values of a rank, from itself or, if it is gone, from another. */
    private boolean accept(Frame values, int of) {
        long ahead = values.operation() - completed;
        if (ahead < 1 || ahead > 2) {
            return false;
        }
        if (!arrivals.of(of, values.operation()).add(values)) {
            breakUp(reasons.outOfTurn(of), null);
            return false;
        }
        if (current != null && current.number() == values.operation()) {
            look(of);
        }
        return true;
    }

    /** Compares a rank's call with this one's, as far as it has come, and counts it once it is whole. */
    private void look(int rank) {
        Arrival arrival = arrivals.of(rank, current.number());
        Frame first = arrival.first(current.number());
        if (first == null) {
            return;
        }
        if (!current.agreesWith(first)) {
            breakUp(reasons.mismatch(current, rank, first), null);
            current.decide(false);
        } else if (arrival.isComplete() && current.countArrival()) {
            succeed();
        }
    }

    private void succeed() {
        if (!current.isDecided()) {
            completed = current.number();
            current.decide(true);
        }
    }

    /** Decides the operation of a broken group, if it can be told yet how it ends. */
    private void settle() {
        if (broken == null || current == null || current.isDecided()) {
            return;
        }
        if (aftermath.somebodyStoppedBefore(current.number())) {
            current.decide(false);
            return;
        }
        roster.others()
                .filter(aftermath::isGone)
                .filter(rank -> !arrivals.hold(rank, current.number()))
                .forEach(this::seek);
    }

    private void seek(int gone) {
        int holder = aftermath.ask(gone);
        if (holder == Aftermath.NOBODY) {
            current.decide(false);
        } else if (holder != Aftermath.WAIT) {
            arrivals.of(gone, current.number()).clear();
            Frame question = Frame.of(FrameKind.SEEK, roster.group(), current.number(), gone);
            outlet.post(holder, question.bytes());
        }
    }

    /** Who seeks values of a rank has seen it go; from then on this rank takes nothing from it either. */
    private void answer(int to, Frame question) {
        int gone = question.subject();
        if (gone != roster.own()) {
            changed(List.of(gone), List.of());
            List<Frame> held = arrivals.passOn(gone, question.operation());
            Frame none = Frame.of(FrameKind.LACK, roster.group(), question.operation(), gone);
            (held.isEmpty() ? List.of(none) : held).forEach(frame -> outlet.post(to, frame.bytes()));
        }
    }

    private synchronized long left(long start) {
        return broken == null
                ? start + timeLimit.toNanos() - System.nanoTime()
                : broken.since() + PARTING.toNanos() - System.nanoTime();
    }

    /** The time is over: first that for the others to come, then that for the group to agree. */
    private synchronized void giveUp() {
        if (current.isDecided()) {
            return;
        }
        if (broken == null) {
            breakUp(reasons.absent(arrivals.absent(current.number()), timeLimit), null);
        } else {
            current.decide(false);
        }
    }

    private synchronized void finish(Operation operation) {
        current = null;
        if (broken != null) {
            sayLast();
        }
        if (!operation.hasSucceeded() || sent < operation.number()) {
            throw failure(operation);
        }
    }

    private CommunicatorException failure(Operation operation) {
        return reasons.failure(operation, broken);
    }
}
