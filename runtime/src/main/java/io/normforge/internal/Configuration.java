package io.normforge.internal;

import io.normforge.NormDescriptor;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * For generated code: what a constructor's arguments make of a layer whose annotation leaves numbers to them. All are checked before
 * there is a layer.
 */
public final class Configuration {

    private final NormDescriptor declared;
    private final Map<Integer, Integer> sizes = new TreeMap<>();
    private final List<String> words = new ArrayList<>();
    private int groups;
    private float epsilon;
    private float momentum;

    private Configuration(NormDescriptor declared) {
        this.declared = declared;
        groups = declared.groups();
        epsilon = declared.epsilon();
        momentum = declared.momentum();
    }

    /** Nothing said yet. */
    public static Configuration of(NormDescriptor declared) {
        return new Configuration(declared);
    }

    /** The size of an axis. */
    public Configuration size(int axis, int size) {
        check(size > 0, "size" + axis + " is " + size + "; the size of axis " + axis + " is 1 or more");
        sizes.put(axis, size);
        return with("size" + axis, size);
    }

    /** Into how many groups the channels are split; after their size. */
    public Configuration groups(int count) {
        check(count > 0, "groups is " + count + "; channels are split into 1 group or more");
        groups = count;
        return with("groups", count);
    }

    /** What is added under the square root. */
    public Configuration epsilon(float number) {
        check(
                number > 0 && Float.isFinite(number),
                "epsilon is " + number + "; it is positive and finite, such as 1e-6f");
        epsilon = number;
        return with("epsilon", number);
    }

    /** How much of a batch goes into the running statistics. */
    public Configuration momentum(float share) {
        check(
                (share >= 0 && share <= 1) || share == Normalize.CUMULATIVE,
                "momentum is " + share + "; it is from 0 to 1, or Normalize.CUMULATIVE");
        momentum = share;
        return with("momentum", share);
    }

    /** The layer that they make. */
    public NormDescriptor descriptor() {
        List<List<Integer>> kernels =
                declared.shapes().stream().filter(this::fits).toList();
        check(!kernels.isEmpty(), "there is no kernel for " + numbers() + "; it is declared for " + declaredShapes());
        List<List<Integer>> shapes =
                kernels.stream().map(this::configured).distinct().toList();
        shapes.forEach(this::checkElements);
        checkGroups(shapes.get(0));
        return new NormDescriptor(
                declared.name(),
                declared.model(),
                declared.type(),
                shapes,
                declared.axes(),
                declared.affineAxes(),
                declared.affine(),
                declared.hasGamma() ? product(shapes.get(0), declared.affineAxes()) : 0,
                declared.unitOffset(),
                epsilon,
                declared.residual(),
                declared.activation(),
                declared.slope(),
                declared.gate(),
                declared.channelAxis(),
                groups,
                momentum,
                declared.masked(),
                declared.runningCount() != 0 ? product(shapes.get(0), runningAxes()) : 0,
                declared.description() + "\n\nThis one has " + numbers() + ".",
                kernels);
    }

    private Configuration with(String name, Object number) {
        words.add(name + " = " + number);
        return this;
    }

    private String numbers() {
        return String.join(", ", words);
    }

    private boolean fits(List<Integer> shape) {
        return sizes.entrySet().stream()
                .allMatch(size -> shape.get(size.getKey()) == Shape.CONFIGURED
                        || shape.get(size.getKey()).equals(size.getValue()));
    }

    private List<Integer> configured(List<Integer> shape) {
        return IntStream.range(0, shape.size())
                .mapToObj(axis -> sizes.getOrDefault(axis, shape.get(axis)))
                .toList();
    }

    private void checkElements(List<Integer> shape) {
        long elements = 1;
        for (int size : shape) {
            elements *= size == Shape.DYNAMIC ? 1 : size;
            check(
                    elements <= Extent.MAX_ELEMENTS,
                    numbers() + " make a shape of more than the " + Extent.MAX_ELEMENTS + " elements of a call: "
                            + describe(shape));
        }
    }

    private void checkGroups(List<Integer> shape) {
        if (declared.type() == NormType.GROUP) {
            int channels = shape.get(declared.channelAxis());
            check(
                    channels % groups == 0,
                    channels + " channels, the size of axis " + declared.channelAxis() + ", do not split evenly into "
                            + groups + " groups");
        }
    }

    /** INSTANCE merges its samples', and so has one for each channel. */
    private List<Integer> runningAxes() {
        return declared.type() == NormType.INSTANCE
                ? List.of(declared.channelAxis())
                : IntStream.range(0, declared.shapes().get(0).size())
                        .filter(axis -> !declared.axes().contains(axis))
                        .boxed()
                        .toList();
    }

    private static int product(List<Integer> shape, List<Integer> axes) {
        return axes.stream().mapToInt(shape::get).reduce(1, Math::multiplyExact);
    }

    private String declaredShapes() {
        return declared.shapes().stream().map(Configuration::describe).collect(Collectors.joining(" and "));
    }

    private static String describe(List<Integer> shape) {
        return IntStream.range(0, shape.size())
                .mapToObj(axis -> shape.get(axis) < 0 ? "size" + axis : String.valueOf(shape.get(axis)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void check(boolean holds, String failure) {
        if (!holds) {
            throw new IllegalArgumentException(declared.title() + ": " + failure);
        }
    }
}
