package io.normforge.examples.digits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Looks for ports of this machine that nobody uses; whoever takes them has to be quick. */
final class FreePorts {

    /** Below those that systems give to whoever asks for any. */
    private static final int LOWEST = 12_000;

    private static final int HIGHEST = 30_000;

    /** How far above a process's port JGroups watches it. */
    private static final int WATCHING = 1000;

    private FreePorts() {}

    /** The first of so many neighbours, starting from a place that two jobs at once seldom share. */
    static int first(int count) {
        int start = (int) (ProcessHandle.current().pid() * 31 % (HIGHEST - LOWEST));
        return IntStream.range(0, HIGHEST - LOWEST)
                .map(step -> LOWEST + (start + step * count) % (HIGHEST - LOWEST))
                .filter(port -> IntStream.range(port, port + count).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + count + " free ports from " + LOWEST + " on"));
    }

    private static boolean isFree(int port) {
        return canListen(port) && canListen(port + WATCHING);
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
