package io.normforge.jgroups;

/** Sends a rank's values of one operation, in messages of bounded size. */
final class ValueSender {

    /** What an operation sends. */
    interface Task {
        void run(ValueSender sender) throws Exception;
    }

    private final Outlet outlet;
    private final Roster roster;
    private final Operation operation;

    ValueSender(Outlet outlet, Roster roster, Operation operation) {
        this.outlet = outlet;
        this.roster = roster;
        this.operation = operation;
    }

    /** Sends as many values as the operation has, from {@code start}, to a rank or to all. */
    void send(int to, double[] values, int start) throws Exception {
        int offset = 0;
        do {
            int count = Math.min(Frame.MOST_VALUES, operation.length() - offset);
            outlet.send(to, Frame.values(header(offset), values, start + offset, count));
            offset += count;
        } while (offset < operation.length());
    }

    private Frame header(int offset) {
        return new Frame(
                FrameKind.VALUES,
                operation.call(),
                roster.group(),
                operation.number(),
                roster.own(),
                operation.length(),
                offset,
                null);
    }
}
