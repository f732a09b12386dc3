package io.normforge.jgroups;

import org.jgroups.util.DefaultThreadFactory;

/**
 * Threads for JGroups that keep no program alive: one whose main thread ends by an exception ends, and its rank is missed at
 * once, where others would wait for it in vain.
 */
final class DaemonThreads extends DefaultThreadFactory {

    DaemonThreads(boolean virtual) {
        super("jgroups", true, true);
        useVirtualThreads(virtual);
    }

    @Override
    protected Thread newThread(Runnable task, String name, String address, String cluster) {
        return useVirtualThreads()
                ? super.newThread(task, name, address, cluster)
                : new DaemonThread(task, getThreadName(name, address, cluster));
    }

    /** JGroups' Runner takes the flag back from plain threads; from those of another class it does not. */
    private static final class DaemonThread extends Thread {

        DaemonThread(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }
    }
}
