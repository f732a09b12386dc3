package io.normforge.examples.comparison;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.NormLayer;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;

/**
 * A generated layer by the name of its class. A call by {@link io.normforge.NormFunction} checks a shape besides, and there is none
 * that returns the sum; so the methods that users call are bound as the compiler binds a method reference: the JIT compiler sees
 * through it, and a call costs what it costs users.
 */
final class GeneratedLayer {

    /** A method of two arrays. */
    interface OfTwo {
        void run(float[] a, float[] b);
    }

    /** A method of three arrays. */
    interface OfThree {
        void run(float[] a, float[] b, float[] c);
    }

    /** A method of four arrays. */
    interface OfFour {
        void run(float[] a, float[] b, float[] c, float[] d);
    }

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final NormLayer layer;

    private GeneratedLayer(NormLayer layer) {
        this.layer = layer;
    }

    /** With the parameters and the running statistics of the inputs. */
    static GeneratedLayer of(Case c, Inputs inputs, Backend backend) {
        Class<?> model = c.layout() == Layout.ROWS ? MeasuredRows.class : MeasuredMaps.class;
        Mode mode = c.operation().training() ? Mode.TRAIN : Mode.EVAL;
        NormLayer layer = create(model.getName() + c.layer(), mode, backend);
        System.arraycopy(inputs.gamma(), 0, layer.parameters().gamma(), 0, inputs.gamma().length);
        System.arraycopy(inputs.beta(), 0, layer.parameters().beta(), 0, inputs.beta().length);
        if (c.operation().batch()) {
            layer.runningStatistics().set(inputs.mean(), inputs.variance(), 1);
        }
        return new GeneratedLayer(layer);
    }

    private static NormLayer create(String name, Mode mode, Backend backend) {
        try {
            return Class.forName(name)
                    .asSubclass(NormLayer.class)
                    .getConstructor(Mode.class, Backend.class)
                    .newInstance(mode, backend);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no layer " + name + " was generated", e);
        }
    }

    NormLayer layer() {
        return layer;
    }

    OfTwo two(String method) {
        return bind(method, OfTwo.class, 2);
    }

    OfThree three(String method) {
        return bind(method, OfThree.class, 3);
    }

    OfFour four(String method) {
        return bind(method, OfFour.class, 4);
    }

    private <T> T bind(String method, Class<T> type, int arrays) {
        MethodType signature = MethodType.methodType(void.class, Collections.nCopies(arrays, float[].class));
        try {
            MethodHandle target = LOOKUP.findVirtual(layer.getClass(), method, signature);
            MethodHandle factory = LambdaMetafactory.metafactory(
                            LOOKUP, "run", MethodType.methodType(type, layer.getClass()), signature, target, signature)
                    .getTarget();
            return type.cast(factory.invoke(layer));
        } catch (Throwable e) {
            throw new IllegalStateException(layer + " has no " + method + signature, e);
        }
    }
}
