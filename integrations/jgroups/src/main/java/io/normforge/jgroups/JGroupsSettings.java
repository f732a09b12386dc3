package io.normforge.jgroups;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * What a process needs to know to join a group. Immutable: each method returns other settings, and refuses a value that
 * cannot be right.
 *
 * <pre>
 *     JGroupsSettings.group("digits", 4).hosts("worker-1:7800,worker-2:7800").port(7800)
 * </pre>
 */
public final class JGroupsSettings {

    private static final int FIRST_PORT = 7800;

    /** How far above a process's port the one is over which JGroups watches it, as the shipped stack says. */
    private static final int WATCHING = 1000;

    private static final Duration LONGEST = Duration.ofDays(365);

    // Written before anybody else sees the object, and never again. Null is what was not given.
    private final String group;
    private final int size;
    private int rank = -1;
    private List<InetSocketAddress> hosts;
    private int portsBehind;
    private InetAddress address;
    private Integer port;
    private Duration timeLimit = Duration.ofMinutes(1);
    private Duration joinLimit = Duration.ofMinutes(2);
    private Duration silence;
    private String secret;
    private Path stack;

    private JGroupsSettings(String group, int size) {
        this.group = group;
        this.size = size;
    }

    /**
     * Settings of a group whose members are found on this machine, and numbered as they join, on port 7800 and those
     * behind it.
     *
     * @param name what the members of one job have in common, and no other job on these hosts and ports
     * @param size how many ranks; at least 1
     */
    public static JGroupsSettings group(String name, int size) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("group: no name; take one that no other job has on these hosts");
        }
        if (size < 1) {
            throw new IllegalArgumentException("size: a group of " + size + " ranks; it needs at least 1");
        }
        return new JGroupsSettings(name, size);
    }

    /**
     * Settings from properties of the names {@code normforge.jgroups.group}, {@code size}, {@code rank}, {@code hosts},
     * {@code address}, {@code port}, {@code timeLimit}, {@code joinLimit}, {@code silence} (in seconds or as
     * {@code PT1.5S}), {@code stack} and {@code secret}. What they leave out is read from the environment variables that
     * launchers set: {@code RANK}, {@code WORLD_SIZE}, {@code MASTER_ADDR} and {@code MASTER_PORT}; the secret from
     * {@code NORMFORGE_SECRET}.
     *
     * <p>With {@code MASTER_PORT}, rank r listens on port {@code MASTER_PORT} + r.
     *
     * @throws IllegalArgumentException if a value is wrong or the size is missing; the message names the property or the
     *     variable
     */
    public static JGroupsSettings from(Properties properties, Map<String, String> environment) {
        return new SettingSource(properties, environment).settings();
    }

    /** Settings from the system properties and the environment of this process, as {@link #from} reads them. */
    public static JGroupsSettings ofThisProcess() {
        return from(System.getProperties(), System.getenv());
    }

    /**
     * This process's rank, from 0. Give it to all members or to none; without it ranks are numbered in the order in which
     * JGroups lists the members, that of joining.
     */
    public JGroupsSettings rank(int rank) {
        if (rank < 0 || rank >= size) {
            throw new IllegalArgumentException(
                    "rank: " + rank + " is none of the " + size + " ranks; take one from 0 to " + (size - 1));
        }
        return changed(copy -> copy.rank = rank);
    }

    /**
     * Where members are looked for, as {@code host:port} with commas between; without a port, on this process's. All
     * members need not be in the list, but each must find another through it.
     */
    public JGroupsSettings hosts(String hosts) {
        List<InetSocketAddress> parsed = Hosts.parse("hosts", hosts, port());
        return changed(copy -> copy.hosts = parsed);
    }

    /** This process's address, or the name of it. By default that from which the first of the hosts is reached. */
    public JGroupsSettings address(String address) {
        InetAddress own = Hosts.address("address", address);
        return changed(copy -> copy.address = own);
    }

    /**
     * The port on which this process listens. If it is taken, joining fails. JGroups watches its members over another
     * one, 1000 above. By default 7800, plus the rank if it was given.
     */
    public JGroupsSettings port(int port) {
        if (port < 1 || port > 65_535 - WATCHING) {
            throw new IllegalArgumentException("port: " + port + " cannot be used; take one from 1 to "
                    + (65_535 - WATCHING) + ", for the one " + WATCHING + " above is used too");
        }
        return changed(copy -> copy.port = port);
    }

    /** How long a call waits for the slowest rank; a minute by default. Several times the longest step is right. */
    public JGroupsSettings timeLimit(Duration limit) {
        Duration checked = checked("timeLimit", limit);
        return changed(copy -> copy.timeLimit = checked);
    }

    /** How long joining waits for the other members; two minutes by default. */
    public JGroupsSettings joinLimit(Duration limit) {
        Duration checked = checked("joinLimit", limit);
        return changed(copy -> copy.joinLimit = checked);
    }

    /**
     * How long a member may be silent until JGroups takes it for lost; ten seconds by default, and at least one. A
     * process that ends is noticed at once; this is for hosts that vanish and processes that stand still.
     */
    public JGroupsSettings silence(Duration silence) {
        if (silence.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("silence: " + silence + " is too short; it takes at least PT1S");
        }
        checked("silence", silence);
        return changed(copy -> copy.silence = silence);
    }

    /**
     * What only members of the group know. All messages are then encrypted and authenticated by SYM_ENCRYPT of JGroups,
     * with a key made of it, and those of who does not know it are dropped.
     */
    public JGroupsSettings secret(String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("secret: " + secret.length()
                    + " characters can be guessed; take at least 16 random ones, as of: openssl rand -base64 24");
        }
        return changed(copy -> copy.secret = secret);
    }

    /**
     * A stack of your own, a JGroups XML file. Addresses, ports, discovery, failure detection and encryption are then as
     * it says, so these settings are not taken beside it.
     */
    public JGroupsSettings stack(Path file) {
        Objects.requireNonNull(file, "file: the XML of a JGroups stack");
        return changed(copy -> copy.stack = file);
    }

    /** Members on one host: behind the ports of the hosts that were given, so many others are tried. */
    JGroupsSettings portsBehind(int ports) {
        return changed(copy -> copy.portsBehind = ports);
    }

    String group() {
        return group;
    }

    int size() {
        return size;
    }

    int rank() {
        return rank;
    }

    List<InetSocketAddress> hosts() {
        return hosts != null ? hosts : List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), FIRST_PORT));
    }

    int portsBehind() {
        return hosts != null ? portsBehind : size - 1;
    }

    /** Null if it is to be found. */
    InetAddress address() {
        return address;
    }

    int port() {
        return port != null ? port : FIRST_PORT + Math.max(rank, 0);
    }

    Duration timeLimit() {
        return timeLimit;
    }

    Duration joinLimit() {
        return joinLimit;
    }

    Duration silence() {
        return silence != null ? silence : Duration.ofSeconds(10);
    }

    /** Null if there is none. */
    String secret() {
        return secret;
    }

    /** The user's own stack; null for the shipped one. */
    Path stack() {
        return stack;
    }

    /** What was given beside a stack of the user's own, which says it itself. */
    List<String> besideStack() {
        List<String> given = new ArrayList<>();
        if (hosts != null) {
            given.add("hosts");
        }
        if (address != null) {
            given.add("address");
        }
        if (port != null) {
            given.add("port");
        }
        if (silence != null) {
            given.add("silence");
        }
        if (secret != null) {
            given.add("secret");
        }
        return given;
    }

    private JGroupsSettings changed(Consumer<JGroupsSettings> change) {
        JGroupsSettings copy = new JGroupsSettings(group, size);
        copy.rank = rank;
        copy.hosts = hosts;
        copy.portsBehind = portsBehind;
        copy.address = address;
        copy.port = port;
        copy.timeLimit = timeLimit;
        copy.joinLimit = joinLimit;
        copy.silence = silence;
        copy.secret = secret;
        copy.stack = stack;
        change.accept(copy);
        return copy;
    }

    private static Duration checked(String setting, Duration limit) {
        if (limit.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(setting + ": " + limit + " is too short; it takes at least PT0.001S");
        }
        if (limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(setting + ": " + limit + " is too long; it takes at most " + LONGEST);
        }
        return limit;
    }
}
