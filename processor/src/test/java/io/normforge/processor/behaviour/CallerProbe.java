package io.normforge.processor.behaviour;

import io.normforge.Backend;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** Runs in a JVM of its own. Arguments: a folder of classes, the back end, how often to call, then the callers' names. */
final class CallerProbe {

    private CallerProbe() {}

    public static void main(String[] arguments) throws Exception {
        URL classes = Path.of(arguments[0]).toUri().toURL();
        ClassLoader loader = new URLClassLoader(new URL[] {classes}, CallerProbe.class.getClassLoader());
        for (int i = 3; i < arguments.length; i++) {
            IntConsumer caller = (IntConsumer) loader.loadClass(arguments[i])
                    .getConstructor(Backend.class)
                    .newInstance(Backend.valueOf(arguments[1]));
            caller.accept(Integer.parseInt(arguments[2]));
        }
    }
}
