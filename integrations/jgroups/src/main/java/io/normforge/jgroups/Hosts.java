package io.normforge.jgroups;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** A list of hosts as people write it: {@code worker-1:7800, worker-2:7800, [fe80::1]:7800}. */
final class Hosts {

    private Hosts() {}

    /** The hosts in the form in which TCPPING takes them. */
    static String forDiscovery(List<InetSocketAddress> hosts) {
        return String.join(
                ",",
                hosts.stream()
                        .map(host -> host.getAddress().getHostAddress() + "[" + host.getPort() + "]")
                        .toList());
    }

    static List<InetSocketAddress> parse(String setting, String list, int defaultPort) {
        List<InetSocketAddress> hosts = new ArrayList<>();
        for (String host : list.split(",", -1)) {
            hosts.add(parseOne(setting, host.trim(), defaultPort));
        }
        return List.copyOf(hosts);
    }

    static InetAddress address(String setting, String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    setting + ": no host \"" + name + "\" is known; write a name that resolves here, or an address", e);
        }
    }

    private static InetSocketAddress parseOne(String setting, String host, int defaultPort) {
        int colon = host.lastIndexOf(':');
        boolean bareAddress = host.indexOf(':') < colon && !host.contains("]");
        boolean bare = colon < 0 || bareAddress || host.endsWith("]");
        String name = bare ? host : host.substring(0, colon);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    setting + ": a host without a name in the list; write it as worker-1:7800,worker-2:7800");
        }
        int port = bare ? defaultPort : port(setting, host.substring(colon + 1));
        return new InetSocketAddress(address(setting, name), port);
    }

    static int port(String setting, String text) {
        int port = number(setting, text);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(setting + ": " + port + " is no port; take one from 1 to 65535");
        }
        return port;
    }

    static int number(String setting, String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(setting + ": \"" + text + "\" is no whole number", e);
        }
    }
}
