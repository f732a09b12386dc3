package io.normforge.jgroups;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.SplittableRandom;

/** Ports in a row that nobody listens on, with those that JGroups takes beside them. */
final class FreePorts {

    /** Below those that systems give to outgoing connections. */
    private static final int LOWEST = 12_000;

    private static final int HIGHEST = 30_000;

    private FreePorts() {}

    static int first(int count) {
        SplittableRandom random = new SplittableRandom(ProcessHandle.current().pid() * 31 + System.nanoTime());
        for (int attempt = 0; attempt < 1000; attempt++) {
            int first = random.nextInt(LOWEST, HIGHEST);
            if (areFree(first, count) && areFree(first + 1000, count)) {
                return first;
            }
        }
        throw new AssertionError("no " + count + " ports in a row are free");
    }

    private static boolean areFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.getLocalPort();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
