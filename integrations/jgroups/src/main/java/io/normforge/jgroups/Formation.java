package io.normforge.jgroups;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgroups.Address;
import org.jgroups.View;

/**
 * How members become ranks. Each tells its rank and size in every view that has as many members as the group shall have;
 * who has heard all of them knows who is which rank. Guarded by the monitor of its {@link GroupReceiver}.
 */
final class Formation {

    /** Values that came before this member had heard everybody. */
    record Early(Address from, Frame frame) {}

    private final JGroupsSettings settings;
    private final Function<Address, String> places;
    private final Map<Address, Frame> hellos = new HashMap<>();
    private final List<Early> early = new ArrayList<>();
    private View view;
    private String failure;

    Formation(JGroupsSettings settings, Function<Address, String> places) {
        this.settings = settings;
        this.places = places;
    }

    void changed(View now) {
        view = now;
        if (now.size() > settings.size()) {
            fail("group " + settings.group() + " has " + settings.size() + " ranks, but " + now.size()
                    + " members came: " + members() + "; give every job a group name of its own");
        }
    }

    /** What to say to the members now; null if some are still missing. */
    Frame greeting(Address own) {
        if (view == null || view.size() != settings.size()) {
            return null;
        }
        Frame hello = Frame.hello(GroupId.of(view), settings.rank(), settings.size());
        hellos.put(own, hello);
        return hello;
    }

    void accept(Address from, Frame frame) {
        switch (frame.kind()) {
            case HELLO -> hellos.put(from, frame);
            case BROKEN -> {
                if (view != null && frame.group() == GroupId.of(view)) {
                    fail(frame.text());
                }
            }
            default -> early.add(new Early(from, frame));
        }
    }

    /** Why there will be no group; null while there may be one. */
    String failure() {
        return failure;
    }

    boolean isComplete() {
        return view != null
                && view.size() == settings.size()
                && view.getMembers().stream().allMatch(this::hasGreeted);
    }

    long group() {
        return GroupId.of(view);
    }

    /** Who is which rank, once all have greeted; null if they do not fit together. */
    Roster roster(Address own) {
        List<Address> members = view.getMembers();
        List<String> wrong = members.stream()
                .filter(member -> hellos.get(member).length() != settings.size())
                .map(member -> places.apply(member) + " " + hellos.get(member).length())
                .toList();
        if (!wrong.isEmpty()) {
            fail("this member's group has " + settings.size() + " ranks, but that of " + String.join(", ", wrong)
                    + "; start all with one size");
            return null;
        }
        Address[] byRank = new Address[members.size()];
        for (int i = 0; i < byRank.length; i++) {
            place(byRank, members.get(i), i);
        }
        if (failure != null) {
            return null;
        }
        List<Address> addresses = List.of(byRank);
        return new Roster(
                addresses.indexOf(own),
                group(),
                addresses,
                addresses.stream().map(places).toList());
    }

    /** What came too early for a rank to take; nothing is kept of it. */
    List<Early> takeEarly() {
        List<Early> taken = List.copyOf(early);
        early.clear();
        return taken;
    }

    String absence() {
        return "of " + settings.size() + " members of group " + settings.group() + " these came in "
                + settings.joinLimit().toSeconds() + " s: " + (view == null ? "none" : members())
                + "; start the others, and look whether hosts, ports, group and secret are the same for all";
    }

    private void place(Address[] byRank, Address member, int joined) {
        int given = hellos.get(member).subject();
        boolean allGiven = settings.rank() >= 0;
        if (given >= 0 != allGiven) {
            fail("some members were given a rank, and " + places.apply(member) + (given >= 0 ? " was" : " was not")
                    + "; give it to all of them or to none");
            return;
        }
        int rank = allGiven ? given : joined;
        if (rank >= byRank.length) {
            fail("rank " + rank + " of " + places.apply(member) + " is too large for a group of " + byRank.length);
        } else if (byRank[rank] != null) {
            fail(places.apply(byRank[rank]) + " and " + places.apply(member) + " are both rank " + rank
                    + "; give every member another one");
        } else {
            byRank[rank] = member;
        }
    }

    private boolean hasGreeted(Address member) {
        Frame hello = hellos.get(member);
        return hello != null && hello.group() == GroupId.of(view);
    }

    private void fail(String reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    private String members() {
        return IntStream.range(0, view.size())
                .mapToObj(i -> places.apply(view.getMembers().get(i)))
                .collect(Collectors.joining(", "));
    }
}
