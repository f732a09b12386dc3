package io.normforge.jgroups.internal;

import org.jgroups.blocks.cs.NioServer;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.FD_SOCK2;

/**
 * FD_SOCK2 with a bound on what its socket takes: as it comes it allocates as much as a stranger announces, up to 2 GiB for
 * every connection, on the thread that watches the others.
 */
public final class BoundedFdSock extends FD_SOCK2 {

    /** Its messages are a header with the name of a group and a few addresses. */
    private static final int MOST_BYTES = 1 << 16;

    /** Made by JGroups; to its headers it is FD_SOCK2. */
    public BoundedFdSock() {
        setId(ClassConfigurator.getProtocolId(FD_SOCK2.class));
    }

    @Override
    protected NioServer createServer(int[] ports) {
        NioServer server = super.createServer(ports);
        server.setMaxLength(MOST_BYTES);
        return server;
    }
}
