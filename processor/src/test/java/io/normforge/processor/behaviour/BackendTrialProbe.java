package io.normforge.processor.behaviour;

import io.normforge.Backend;
import io.normforge.NormLayer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Calls a layer that finds its own back end, in a JVM of its own, and prints what the layer says of it, and the threads that try
 * kernels: after some calls, and again after it has waited for the trials.
 *
 * <p>Arguments: the folder of the compiled classes, the name of the caller, the number of calls.
 */
final class BackendTrialProbe {

    private BackendTrialProbe() {}

    public static void main(String[] arguments) throws Exception {
        URL classes = Path.of(arguments[0]).toUri().toURL();
        ClassLoader loader = new URLClassLoader(new URL[] {classes}, BackendTrialProbe.class.getClassLoader());
        Object caller =
                loader.loadClass(arguments[1]).getConstructor(Backend.class).newInstance((Object) null);
        NormLayer layer = (NormLayer) ((Supplier<?>) caller).get();
        ((IntConsumer) caller).accept(Integer.parseInt(arguments[2]));
        print(layer);
        layer.warmUp();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("normforge")) {
                System.out.println(thread.getName() + (thread.isDaemon() ? " daemon" : ""));
                thread.join();
            }
        }
        print(layer);
    }

    private static void print(NormLayer layer) {
        System.out.println(layer.backend() + ": " + layer.backendReason());
    }
}
