package io.normforge.processor.testing;

import io.normforge.Backend;
import io.normforge.Communicator;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.NormType;
import io.normforge.SavedStatistics;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A generated layer on one kernel, called through the form of its methods that takes every offset and every size. */
public final class LayerHandle {

    /** Made where it is asked for first. */
    private static final class Bridge {
        private static final SegmentBridge ONE = SegmentBridge.forThisJvm();
    }

    private final LayerSpec spec;
    private final NormLayer layer;
    private final Kernel kernel;

    /** What calls pass behind their arrays; null for nothing. */
    private Object mask;

    /** Where calls have their numbers; null for arrays. */
    private final SegmentBridge.Place place;

    private LayerHandle(LayerSpec spec, NormLayer layer, Kernel kernel) {
        this(spec, layer, kernel, null);
    }

    private LayerHandle(LayerSpec spec, NormLayer layer, Kernel kernel, SegmentBridge.Place place) {
        this.spec = spec;
        this.layer = layer;
        this.kernel = kernel;
        this.place = place;
    }

    /** The same layer, whose calls take memory segments. */
    public LayerHandle on(SegmentBridge.Place memory) {
        return new LayerHandle(spec, layer, kernel, memory);
    }

    /** Loads a layer and constructs it for the kernel; one that shares statistics is a rank alone. */
    public static LayerHandle load(ClassLoader loader, String className, LayerSpec spec, Kernel kernel) {
        if (spec.type() == NormType.SYNC_BATCH) {
            return load(loader, className, spec, kernel, Communicator.single());
        }
        LayerConstruction layer = new LayerConstruction(loader, className, spec)
                .with(Mode.class, Mode.TRAIN)
                .with(Backend.class, kernel.backend());
        return new LayerHandle(spec, layer.on(kernel), kernel);
    }

    /** Loads a layer that shares statistics, and constructs it for the kernel. */
    public static LayerHandle load(
            ClassLoader loader, String className, LayerSpec spec, Kernel kernel, Communicator communicator) {
        LayerConstruction layer = new LayerConstruction(loader, className, spec)
                .with(Mode.class, Mode.TRAIN)
                .with(Communicator.class, communicator)
                .with(Backend.class, kernel.backend());
        return new LayerHandle(spec, layer.on(kernel), kernel);
    }

    /** Loads a layer that finds its back end by itself, and starts in PLAIN; one that shares statistics is a rank alone. */
    public static LayerHandle loadUndecided(ClassLoader loader, String className, LayerSpec spec) {
        LayerConstruction layer = new LayerConstruction(loader, className, spec).with(Mode.class, Mode.TRAIN);
        if (spec.type() == NormType.SYNC_BATCH) {
            layer.with(Communicator.class, Communicator.single());
        }
        return new LayerHandle(spec, layer.onAny(), Kernel.PLAIN);
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

    /** The kernel, and where its numbers lie. */
    String where() {
        return kernel + (place == null ? "" : " on " + place);
    }

    /** Forward and backward, out of place, every array at an offset of its own; the gradients start from zero. */
    public NormResult run(NormCall call) {
        return run(call, StartingState.INITIAL);
    }

    /** The same from a state other than a new layer's. */
    public NormResult run(NormCall call, StartingState state) {
        start(state, call.gamma(), call.beta());
        return next(call);
    }

    /** The same on the layer as earlier calls left it, save that its gradients start from zero. */
    public NormResult next(NormCall call) {
        CallArrays arrays = new CallArrays(spec, call);
        return call(call, arrays, arrays);
    }

    /** The same with a mask, an array of lengths or of flags. */
    public NormResult run(NormCall call, Object valid) {
        return run(call, StartingState.INITIAL, valid);
    }

    /** The same from a state other than a new layer's. */
    public NormResult run(NormCall call, StartingState state, Object valid) {
        mask = valid;
        try {
            return run(call, state);
        } finally {
            mask = null;
        }
    }

    /** The same call with all arrays at one offset. */
    public NormResult runAtOnePlace(NormCall call) {
        CallArrays arrays = CallArrays.atOnePlace(spec, call);
        return run(call, arrays, arrays);
    }

    /** The same on the layer as earlier calls left it. */
    public NormResult nextAtOnePlace(NormCall call) {
        CallArrays arrays = CallArrays.atOnePlace(spec, call);
        return call(call, arrays, arrays);
    }

    /** The same call with y written over x, and dx over dy. */
    public NormResult runInPlace(NormCall call) {
        NormCall plain = call.withoutSum();
        CallArrays backward = new CallArrays(spec, plain).withOver("dx", "dy");
        return run(plain, new CallArrays(spec, plain).withOver("y", "x"), backward);
    }

    /** The same call with dx written over x. */
    public NormResult runWithGradientOverInput(NormCall call) {
        NormCall plain = call.withoutSum();
        CallArrays arrays = new CallArrays(spec, plain).withOver("dx", "x");
        return run(plain, arrays, arrays);
    }

    /** The same call with one output of backward written over one input. */
    public NormResult runWithOutputOver(NormCall call, String output, String input) {
        NormCall plain = call.withoutSum();
        return run(plain, new CallArrays(spec, plain), new CallArrays(spec, plain).withOver(output, input));
    }

    private NormResult run(NormCall call, CallArrays forward, CallArrays backward) {
        start(StartingState.INITIAL, call.gamma(), call.beta());
        return call(call, forward, backward);
    }

    /** The same, and its gradients are added to those of earlier calls. */
    public NormResult more(NormCall call) {
        CallArrays arrays = new CallArrays(spec, call);
        return addingCall(call, arrays, arrays);
    }

    private NormResult call(NormCall call, CallArrays forward, CallArrays backward) {
        layer.gradients().clear();
        return addingCall(call, forward, backward);
    }

    private NormResult addingCall(NormCall call, CallArrays forward, CallArrays backward) {
        call(forward.forwardMethod(), call.shape(), forward.ofForward());
        float[] y = forward.written("y");
        float[] sum = call.dsum() == null ? null : forward.written("sum");
        backward.takeSum(forward);
        call(backward.backwardMethod(), call.shape(), backward.ofBackward());
        backward.requireInputsUnchanged();
        SavedStatistics saved = layer.savedStatistics();
        return new NormResult(
                y,
                sum,
                kept(saved.mean()),
                kept(saved.remainder()),
                kept(saved.rstd()),
                backward.written("dx"),
                spec.gate() ? backward.written("dgate") : null,
                spec.fused().backwardWritesResidualGradient() ? backward.written("dresidual") : null,
                spec.fused().gatesResidual() ? backward.written("dresidualGate") : null,
                backward.gradient("dscale", layer.gradients().gamma()),
                backward.gradient("dshift", layer.gradients().beta()),
                layer.runningStatistics().mean(),
                layer.runningStatistics().variance());
    }

    private float[] kept(float[] statistics) {
        return layer.mode() == Mode.EVAL
                ? null
                : Arrays.copyOf(statistics, layer.savedStatistics().count());
    }

    /** Forward alone, in whatever mode the layer is; what many threads may do at once in EVAL. */
    public float[] evaluate(NormCall call) {
        CallArrays arrays = new CallArrays(spec, call.withoutSum());
        call("forward", call.shape(), arrays.ofForward());
        return arrays.written("y");
    }

    /** Calls one of the layer's methods, by name, with the arrays and their offsets and then the sizes. */
    private void call(String method, int[] shape, List<GuardedArray> arrays) {
        if (place != null) {
            callOnSegments(method, shape, arrays);
            return;
        }
        List<Class<?>> types = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (GuardedArray array : arrays) {
            types.addAll(List.of(float[].class, int.class));
            arguments.addAll(List.of(array.array(), array.offset()));
        }
        if (mask != null) {
            types.add(mask.getClass());
            arguments.add(mask);
        }
        for (int size : spec.sizeArguments(shape)) {
            types.add(int.class);
            arguments.add(size);
        }
        invoke(method, types.toArray(Class<?>[]::new), arguments.toArray());
    }

    private void callOnSegments(String method, int[] shape, List<GuardedArray> arrays) {
        List<SegmentBridge.Argument> arguments = arrays.stream()
                .map(array -> new SegmentBridge.Argument(array.array(), array.offset(), array.length()))
                .toList();
        try {
            Bridge.ONE.call(layer, method, place, arguments, mask, spec.sizeArguments(shape));
        } catch (Throwable e) {
            throw rethrow(e);
        }
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

    /** Brings the layer where calls start from; parameters that are null have their first values. */
    public void start(StartingState state, float[] gamma, float[] beta) {
        if (!spec.takesScale()) {
            fill(gamma, layer.parameters().gamma(), spec.unitOffset() ? 0f : 1f);
            fill(beta, layer.parameters().beta(), 0f);
        }
        state.applyTo(layer);
    }

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

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException rethrow(Throwable cause) throws E {
        throw (E) cause;
    }

    @Override
    public String toString() {
        return where() + " " + spec;
    }
}
