package io.normforge.jgroups;

import java.util.List;
import java.util.stream.Collectors;

/** The values of all ranks, of the latest operation and the next, which a rank may have begun already. */
final class Arrivals {

    private final Roster roster;
    private final Arrival[][] byRank;

    Arrivals(Roster roster) {
        this.roster = roster;
        byRank = new Arrival[roster.size()][];
        roster.others().forEach(rank -> byRank[rank] = new Arrival[] {new Arrival(), new Arrival()});
    }

    /** Where values of a rank and an operation are, or those of the operation two before. */
    Arrival of(int rank, long operation) {
        return byRank[rank][(int) (operation & 1)];
    }

    boolean hold(int rank, long operation) {
        return of(rank, operation).holds(operation);
    }

    List<Integer> absent(long operation) {
        return roster.others().filter(rank -> !hold(rank, operation)).boxed().collect(Collectors.toList());
    }

    /**
     * What another rank may be given that lacks a rank's values: all of them, or none, if they have not all come or were
     * sent to this rank alone.
     */
    List<Frame> passOn(int rank, long operation) {
        Arrival arrival = of(rank, operation);
        if (!arrival.holds(operation) || arrival.first(operation).call() == Call.ALL_TO_ALL) {
            return List.of();
        }
        return arrival.pieces().stream().map(piece -> piece.passedOn(rank)).collect(Collectors.toList());
    }
}
