package io.normforge.processor.testing;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.Residual;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A generated layer on one kernel, called through the form of its methods that takes every offset and every size. */
public final class LayerHandle {

    private final LayerSpec spec;
    private final NormLayer layer;
    private final Kernel kernel;

    private LayerHandle(LayerSpec spec, NormLayer layer, Kernel kernel) {
        this.spec = spec;
        this.layer = layer;
        this.kernel = kernel;
    }

    /** Loads a layer and constructs it for the kernel. */
    public static LayerHandle load(ClassLoader loader, String className, LayerSpec spec, Kernel kernel) {
        try {
            Constructor<?> constructor = loader.loadClass(className).getDeclaredConstructor(Mode.class, Backend.class);
            constructor.setAccessible(true);
            return new LayerHandle(spec, construct(constructor, kernel), kernel);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no usable layer for " + spec, e);
        }
    }

    /** The width of a layer's vectors is settled when it is constructed. */
    private static synchronized NormLayer construct(Constructor<?> constructor, Kernel kernel)
            throws ReflectiveOperationException {
        System.setProperty(Kernel.LANES_PROPERTY, String.valueOf(kernel.lanes()));
        try {
            return (NormLayer) constructor.newInstance(Mode.TRAIN, kernel.backend());
        } finally {
            System.clearProperty(Kernel.LANES_PROPERTY);
        }
    }

    public NormLayer layer() {
        return layer;
    }

    public LayerSpec spec() {
        return spec;
    }

    public Kernel kernel() {
        return kernel;
    }

    /** Forward and backward, out of place, every array at an offset of its own; the gradients start from zero. */
    public NormResult run(NormCall call) {
        GuardedArray x = GuardedArray.input("x", 3, call.x());
        GuardedArray dy = GuardedArray.input("dy", 5, call.dy());
        GuardedArray y = GuardedArray.output("y", 1, call.elements());
        GuardedArray dx = GuardedArray.output("dx", 7, call.elements());
        GuardedArray residual = call.residual() == null ? null : GuardedArray.input("residual", 2, call.residual());
        GuardedArray sum = call.dsum() == null ? null : GuardedArray.output("sum", 4, call.elements());
        GuardedArray dsum = call.dsum() == null ? null : GuardedArray.input("dsum", 6, call.dsum());

        prepare(call);
        forward(call, x, residual, sum, y);
        float[] writtenY = y.written();
        float[] writtenSum = sum == null ? null : sum.written();
        backward(call, x, residual, sum, dy, dsum, dx);
        for (GuardedArray input : new GuardedArray[] {x, dy, residual, dsum}) {
            if (input != null) {
                input.requireUnchanged();
            }
        }
        return result(writtenY, writtenSum, dx.written());
    }

    /** The same call with y written over x, and dx over dy. */
    public NormResult runInPlace(NormCall call) {
        GuardedArray x = GuardedArray.input("x", 3, call.x());
        GuardedArray xAndY = GuardedArray.input("x", 3, call.x());
        GuardedArray dyAndDx = GuardedArray.input("dy", 5, call.dy());
        GuardedArray residual = call.residual() == null ? null : GuardedArray.input("residual", 2, call.residual());
        NormCall plain = call.withoutSum();
        prepare(plain);
        forward(plain, xAndY, residual, null, xAndY);
        backward(plain, x, residual, null, dyAndDx, null, dyAndDx);
        return result(xAndY.written(), null, dyAndDx.written());
    }

    /** The same call with dx written over x. */
    public NormResult runWithGradientOverInput(NormCall call) {
        GuardedArray xAndDx = GuardedArray.input("x", 3, call.x());
        GuardedArray dy = GuardedArray.input("dy", 5, call.dy());
        GuardedArray y = GuardedArray.output("y", 3, call.elements());
        GuardedArray residual = call.residual() == null ? null : GuardedArray.input("residual", 2, call.residual());
        NormCall plain = call.withoutSum();
        prepare(plain);
        forward(plain, xAndDx, residual, null, y);
        backward(plain, xAndDx, residual, null, dy, null, xAndDx);
        return result(y.written(), null, xAndDx.written());
    }

    /** Forward alone, in whatever mode the layer is; what many threads may do at once in EVAL. */
    public float[] evaluate(NormCall call) {
        GuardedArray y = GuardedArray.output("y", 1, call.elements());
        GuardedArray residual = call.residual() == null ? null : GuardedArray.input("residual", 2, call.residual());
        forward(call, GuardedArray.input("x", 3, call.x()), residual, null, y);
        return y.written();
    }

    /** Calls one of the layer's methods, by name, with the arrays and their offsets and then the sizes. */
    void call(String method, int[] shape, GuardedArray... arrays) {
        List<Class<?>> types = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (GuardedArray array : arrays) {
            types.addAll(List.of(float[].class, int.class));
            arguments.addAll(List.of(array.array(), array.offset()));
        }
        for (int size : spec.sizeArguments(shape)) {
            types.add(int.class);
            arguments.add(size);
        }
        invoke(method, types.toArray(Class<?>[]::new), arguments.toArray());
    }

    /** Calls a method in any form; what it throws reaches the caller as it is. */
    public void invoke(String method, Class<?>[] types, Object... arguments) {
        try {
            Method target = layer.getClass().getDeclaredMethod(method, types);
            target.setAccessible(true);
            target.invoke(layer, arguments);
        } catch (InvocationTargetException e) {
            throw rethrow(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot call " + method + Arrays.toString(types) + " of " + spec, e);
        }
    }

    private void forward(NormCall call, GuardedArray x, GuardedArray residual, GuardedArray sum, GuardedArray y) {
        if (sum != null) {
            call("forwardSum", call.shape(), x, residual, sum, y);
        } else if (residual != null) {
            call("forward", call.shape(), x, residual, y);
        } else {
            call("forward", call.shape(), x, y);
        }
    }

    private void backward(
            NormCall call,
            GuardedArray x,
            GuardedArray residual,
            GuardedArray sum,
            GuardedArray dy,
            GuardedArray dsum,
            GuardedArray dx) {
        if (sum != null) {
            call("backwardSum", call.shape(), sum, dy, dsum, dx);
        } else if (spec.residual() == Residual.BEFORE) {
            call("backward", call.shape(), x, residual, dy, dx);
        } else {
            call("backward", call.shape(), x, dy, dx);
        }
    }

    private void prepare(NormCall call) {
        fill(call.gamma(), layer.parameters().gamma(), spec.unitOffset() ? 0f : 1f);
        fill(call.beta(), layer.parameters().beta(), 0f);
        layer.gradients().clear();
        layer.train();
    }

    /** What the call does not give has its first value, whatever earlier calls gave. */
    private void fill(float[] given, float[] owned, float first) {
        if (given == null) {
            Arrays.fill(owned, first);
            return;
        }
        if (given.length != owned.length) {
            throw new AssertionError(
                    "the layer has " + owned.length + " parameters of a kind, not " + given.length + ": " + spec);
        }
        System.arraycopy(given, 0, owned, 0, owned.length);
    }

    private NormResult result(float[] y, float[] sum, float[] dx) {
        int count = layer.savedStatistics().count();
        return new NormResult(
                y,
                sum,
                Arrays.copyOf(layer.savedStatistics().mean(), count),
                Arrays.copyOf(layer.savedStatistics().remainder(), count),
                Arrays.copyOf(layer.savedStatistics().rstd(), count),
                dx,
                layer.gradients().gamma().clone(),
                layer.gradients().beta().clone());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException rethrow(Throwable cause) throws E {
        throw (E) cause;
    }

    @Override
    public String toString() {
        return kernel + " " + spec;
    }
}
