package io.normforge.jgroups;

/** Where messages of a rank go. */
interface Outlet {

    /** In the place of a rank: all the others. */
    int ALL = -1;

    /** Sends values at once; may wait until the network takes them. */
    void send(int rank, byte[] message) throws Exception;

    /** Sends soon, in the order of the calls, and never waits: for whoever holds a lock or hands messages over. */
    void post(int rank, byte[] message);
}
