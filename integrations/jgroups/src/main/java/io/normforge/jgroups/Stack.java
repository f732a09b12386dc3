package io.normforge.jgroups;

import io.normforge.jgroups.internal.BoundedFdSock;
import io.normforge.jgroups.internal.PatientPing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jgroups.JChannel;
import org.jgroups.conf.ConfiguratorFactory;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.conf.ProtocolStackConfigurator;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.SYM_ENCRYPT;
import org.jgroups.protocols.TP;
import org.jgroups.stack.Protocol;

/** The protocols of a group: the shipped stack with the settings in it, or the user's own as it is. */
final class Stack implements ProtocolStackConfigurator {

    private static final String SHIPPED = "stack.xml";

    private static final String DISCOVERY = PatientPing.class.getName();

    /** How long rank 0 looks for a group before it founds one, and how often the others look for it. */
    private static final Duration FOUNDING = Duration.ofMillis(200);

    /** How long the others look before they found a group without it, which it joins by a merge. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long they wait for the group they found to take them in; one that is about to leave never will. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private static final Duration RARELY = Duration.ofSeconds(20);

    private final JGroupsSettings settings;
    private final ProtocolStackConfigurator read;
    private final List<ProtocolConfiguration> protocols;

    private Stack(JGroupsSettings settings, ProtocolStackConfigurator read) {
        this.settings = settings;
        this.read = read;
        protocols = new ArrayList<>(read.getProtocolStack());
    }

    static Stack of(JGroupsSettings settings) throws Exception {
        if (settings.stack() != null) {
            if (!settings.besideStack().isEmpty()) {
                throw new IllegalArgumentException("stack: " + settings.stack() + " says itself what "
                        + String.join(", ", settings.besideStack()) + " would; leave these out, and write them there");
            }
            return new Stack(
                    settings,
                    ConfiguratorFactory.getStackConfigurator(settings.stack().toFile()));
        }
        try (InputStream shipped = Stack.class.getResourceAsStream(SHIPPED)) {
            Stack stack = new Stack(settings, ConfiguratorFactory.getStackConfigurator(shipped));
            stack.fillIn();
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped stack cannot be read", e);
        }
    }

    /** Once a group is whole it never merges: whoever would is a stranger, and need not be looked for often. */
    static void formed(JChannel channel) {
        MERGE3 merging = channel.getProtocolStack().findProtocol(MERGE3.class);
        if (merging != null) {
            merging.setMaxInterval(Math.max(merging.getMaxInterval(), RARELY.toMillis()));
            merging.setMinInterval(Math.max(merging.getMinInterval(), RARELY.toMillis() / 2));
        }
    }

    @Override
    public String getProtocolStackString() {
        return read.getProtocolStackString();
    }

    @Override
    public List<ProtocolConfiguration> getProtocolStack() {
        return protocols;
    }

    @Override
    public void afterCreation(Protocol protocol) {
        if (protocol instanceof TP transport) {
            transport.setThreadFactory(new DaemonThreads(transport.useVirtualThreads()));
        }
        if (protocol instanceof SYM_ENCRYPT encryption && settings.secret() != null) {
            encryption.setSecretKey(SecretKeys.of(settings.secret(), settings.group()));
        }
    }

    private void fillIn() throws SocketException {
        List<InetSocketAddress> hosts = settings.hosts();
        InetAddress address = settings.address() != null ? settings.address() : facing(hosts.get(0));
        set("TCP", "bind_addr", address.getHostAddress());
        set("TCP", "bind_port", Integer.toString(settings.port()));
        set(BoundedFdSock.class.getName(), "bind_addr", address.getHostAddress());
        set(DISCOVERY, "initial_hosts", Hosts.forDiscovery(hosts));
        set(DISCOVERY, "port_range", Integer.toString(settings.portsBehind()));
        set("FD_ALL3", "timeout", Long.toString(settings.silence().toMillis()));
        set("FD_ALL3", "interval", Long.toString(settings.silence().toMillis() / 5));
        letRankZeroFound();
        if (settings.secret() != null) {
            protocols.add(1, new ProtocolConfiguration("SYM_ENCRYPT", SecretKeys.protocol()));
        }
    }

    /**
     * Where ranks are given, the others wait for rank 0 to found the group: groups that several found at once find each
     * other too, but only after seconds.
     */
    private void letRankZeroFound() {
        if (settings.rank() == 0) {
            set("pbcast.GMS", "join_timeout", Long.toString(FOUNDING.toMillis()));
        } else if (settings.rank() > 0) {
            long patience = Math.min(PATIENCE.toMillis(), settings.joinLimit().toMillis() / 2);
            set("pbcast.GMS", "join_timeout", Long.toString(ANSWER.toMillis()));
            set(DISCOVERY, "patience", Long.toString(patience));
            set(DISCOVERY, "num_discovery_runs", Long.toString(1 + patience / FOUNDING.toMillis()));
        }
    }

    private void set(String protocol, String attribute, String value) {
        for (ProtocolConfiguration configuration : protocols) {
            if (configuration.getProtocolName().equals(protocol)) {
                Map<String, String> attributes = configuration.getProperties();
                attributes.put(attribute, value);
                return;
            }
        }
        throw new IllegalStateException("the shipped stack has no " + protocol);
    }

    /** The address of this machine from which another is reached; connecting a datagram socket sends nothing. */
    private static InetAddress facing(InetSocketAddress host) throws SocketException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(host);
            return socket.getLocalAddress();
        }
    }
}
