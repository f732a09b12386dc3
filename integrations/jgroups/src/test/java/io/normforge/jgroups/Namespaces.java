package io.normforge.jgroups;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Two hosts of one machine: network namespaces with a cable between them, which can be cut. Takes Linux, and root. */
final class Namespaces implements AutoCloseable {

    /** Of the network 192.0.2.0, which is kept for examples. */
    static final String LEFT_ADDRESS = "192.0.2.1";

    private static final String RIGHT_ADDRESS = "192.0.2.2";

    private final String left;
    private final String right;

    private Namespaces(String left, String right) {
        this.left = left;
        this.right = right;
    }

    static boolean canBeMade() {
        try (Namespaces tried = make()) {
            return tried.ip("netns", "exec", tried.left, "true") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static Namespaces make() throws IOException {
        long pid = ProcessHandle.current().pid();
        Namespaces made = new Namespaces("normforge-l" + pid, "normforge-r" + pid);
        try {
            made.must("netns", "add", made.left);
            made.must("netns", "add", made.right);
            made.must(
                    "link",
                    "add",
                    "cable",
                    "netns",
                    made.left,
                    "type",
                    "veth",
                    "peer",
                    "name",
                    "cable",
                    "netns",
                    made.right);
            made.bringUp(made.left, LEFT_ADDRESS);
            made.bringUp(made.right, RIGHT_ADDRESS);
            made.awaitUp(made.left);
            made.awaitUp(made.right);
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    /** What starts a command on one of the hosts. */
    List<String> enter(boolean onLeft) {
        return List.of("ip", "netns", "exec", onLeft ? left : right);
    }

    void cut() throws IOException {
        must("-n", left, "link", "set", "cable", "down");
    }

    @Override
    public void close() throws IOException {
        ip("netns", "del", left);
        ip("netns", "del", right);
    }

    private void bringUp(String host, String address) throws IOException {
        must("-n", host, "addr", "add", address + "/24", "dev", "cable");
        must("-n", host, "link", "set", "cable", "up");
        must("-n", host, "link", "set", "lo", "up");
    }

    /** The kernel notices up to a second later that both ends are plugged in, and Java calls an interface down until then. */
    private void awaitUp(String host) throws IOException {
        for (int attempt = 0; attempt < 200; attempt++) {
            if (ip("netns", "exec", host, "grep", "-q", "up", "/sys/class/net/cable/operstate") == 0) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new IOException("the cable of " + host + " does not come up");
    }

    private void must(String... arguments) throws IOException {
        if (ip(arguments) != 0) {
            throw new IOException("ip " + String.join(" ", arguments) + " has failed");
        }
    }

    private int ip(String... arguments) throws IOException {
        ProcessBuilder command = new ProcessBuilder("ip");
        command.command().addAll(List.of(arguments));
        Process process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
