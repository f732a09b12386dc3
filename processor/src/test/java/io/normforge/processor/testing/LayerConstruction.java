package io.normforge.processor.testing;

import io.normforge.NormLayer;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;

/** A call of a generated layer's constructor, argument by argument; those that the annotation leaves to it come first. */
final class LayerConstruction {

    private final ClassLoader loader;
    private final String className;
    private final LayerSpec spec;
    private final List<Class<?>> types = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    LayerConstruction(ClassLoader loader, String className, LayerSpec spec) {
        this.loader = loader;
        this.className = className;
        this.spec = spec;
        for (Object number : spec.configured().arguments(spec)) {
            with(number instanceof Float ? float.class : int.class, number);
        }
    }

    LayerConstruction with(Class<?> type, Object argument) {
        types.add(type);
        arguments.add(argument);
        return this;
    }

    /** A layer that finds its back end by itself. */
    NormLayer onAny() {
        try {
            Constructor<?> constructor =
                    loader.loadClass(className).getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (NormLayer) constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no usable layer for " + spec, e);
        }
    }

    /** A layer with the kernel's width: that of its vectors is settled when it is constructed. */
    NormLayer on(Kernel kernel) {
        synchronized (LayerConstruction.class) {
            System.setProperty(Kernel.LANES_PROPERTY, String.valueOf(kernel.lanes()));
            try {
                return onAny();
            } finally {
                System.clearProperty(Kernel.LANES_PROPERTY);
            }
        }
    }
}
