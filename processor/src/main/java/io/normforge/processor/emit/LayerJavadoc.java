package io.normforge.processor.emit;

import static java.util.Map.entry;

import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.processor.activation.Activations;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Outline;
import io.normforge.processor.spec.CanonicalShape;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words of a layer's Javadoc. */
final class LayerJavadoc {

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            entry(Names.X, "the input"),
            entry(Names.Y, "the output"),
            entry(Names.RESIDUAL, "the input that is added"),
            entry(Names.GATE, "the input that gates the result"),
            entry(Names.SUM, "x + residual"),
            entry(Names.DY, "the gradient of y"),
            entry(Names.DX, "receives the gradient of x"),
            entry(Names.DSUM, "the gradient that reaches the sum by other ways"),
            entry(Names.DGATE, "receives the gradient of gate"),
            entry(Names.DRESIDUAL, "receives the gradient of residual"),
            entry(Names.RESIDUAL_GATE, "what residual is multiplied by before it is added"),
            entry(Names.DRESIDUAL_GATE, "receives the gradient of residualGate"),
            entry(Names.SCALE, "the scale"),
            entry(Names.SHIFT, "the shift"),
            entry(Names.DSCALE, "receives the gradient of scale"),
            entry(Names.DSHIFT, "receives the gradient of shift"));

    /** How the forms without offsets take lengths. */
    private static final String LENGTHS = "\n@throws java.lang.IndexOutOfBoundsException if an array is too short"
            + "\n@throws java.lang.IllegalArgumentException if one is too long";

    private LayerJavadoc() {}

    static String of(NormSpec spec, List<KernelPlan> plans) {
        String shapes = spec.shapes().stream().map(LayerJavadoc::shape).collect(Collectors.joining(" and "));
        StringBuilder text = new StringBuilder();
        text.append(spec.type()).append(" normalization of ").append(shapes).append(", one statistic over ");
        text.append(spec.axes().size() == 1 ? "axis " : "axes ")
                .append(list(spec.axes()))
                .append(".\n\n<pre>{@code\n");
        text.append(formula(spec)).append("}</pre>\n");
        plans.forEach(plan -> text.append('\n').append(shapeSection(spec, plan)));
        text.append("\n").append(parameters(spec));
        text.append(running(spec));
        text.append(masked(spec));
        return text.toString();
    }

    private static String formula(NormSpec spec) {
        String input = spec.residual() == Residual.BEFORE || spec.gatesResidual() ? "s" : "x";
        String gate = spec.gatesResidual() ? "residualGate * " : "";
        String sum = input.equals("s") ? "s    = x + " + gate + "residual\n" : "";
        String epsilon = spec.hasConfiguredEpsilon() ? "epsilon" : String.valueOf(spec.epsilon());
        String statistics = spec.preset().divisor().definition(input, epsilon);
        String normalized = spec.preset().centred() ? "(" + input + " - mean) * rstd" : input + " * rstd";
        String gamma = spec.takesScale() ? Names.SCALE : Names.GAMMA;
        String scale = spec.unitOffset() ? "(1 + " + gamma + ")" : gamma;
        String shift = spec.takesScale() ? Names.SHIFT : Names.BETA;
        String norm = normalized + (spec.hasGamma() ? " * " + scale : "") + (spec.hasBeta() ? " + " + shift : "");
        return sum + statistics + "y    = " + fused(spec, norm) + "\n" + definition(spec);
    }

    /** The result with what follows the normalization. */
    private static String fused(NormSpec spec, String norm) {
        String residual = spec.residual() == Residual.AFTER ? " + residual" : "";
        String function = spec.isActivated() ? Names.valueOf(spec.activation()) : "";
        if (spec.gate()) {
            return "(" + norm + ") * " + (spec.isActivated() ? function + "(gate)" : "gate") + residual;
        }
        return spec.isActivated() ? function + "(" + norm + residual + ")" : norm + residual;
    }

    private static String definition(NormSpec spec) {
        if (!spec.isActivated()) {
            return "";
        }
        String definition = Activations.definition(spec.activation());
        return Names.valueOf(spec.activation()) + "(z) = "
                + definition.replace(Activations.SLOPE, String.valueOf(spec.slope())) + "\n";
    }

    private static String shapeSection(NormSpec spec, KernelPlan plan) {
        String what = spec.masked() ? "<p>Valid positions side by side are " : "<p>For ";
        String then = spec.masked() ? ", and the loops {@code " : " the loops are {@code ";
        return what + shape(plan.shape()) + then + plan.canonical()
                + "}. Cells with one letter"
                + " are pooled together:\n\n<pre>{@code\n" + PoolingPicture.of(plan.canonical()) + "}</pre>\n\n"
                + CostSentence.of(spec, plan) + "\n";
    }

    private static String parameters(NormSpec spec) {
        if (!spec.hasGamma()) {
            return "<p>It has no learned parameters.";
        }
        if (spec.takesScale()) {
            String which = spec.hasBeta() ? "scale and shift come" : "scale comes";
            return "<p>It has no learned parameters: " + which + " with each call, along "
                    + (spec.affineAxes().size() == 1 ? "axis " : "axes ") + list(spec.affineAxes()) + ".";
        }
        String which = spec.hasBeta() ? "gamma and beta have " : "gamma has ";
        return "<p>" + which + CanonicalShape.describe(spec.parameters())
                + (spec.parameters().equals(Size.ONE) ? " element" : " elements")
                + ", along " + (spec.affineAxes().size() == 1 ? "axis " : "axes ") + list(spec.affineAxes()) + ".";
    }

    private static String masked(NormSpec spec) {
        return spec.masked()
                ? "\n\n<p>A call says which positions are valid. They are packed side by side, as the shape above has them, and"
                        + " the kernel knows of no others: what it computes is, bit for bit, what it would without padding."
                        + " Outputs are 0 at all others."
                : "";
    }

    private static String running(NormSpec spec) {
        if (!spec.tracks()) {
            return "";
        }
        String momentum = spec.momentum() == Normalize.CUMULATIVE
                ? "as plain averages over all batches"
                : spec.hasConfiguredMomentum()
                        ? "with the momentum that the constructor takes"
                        : "with momentum " + spec.momentum();
        return "\n\n<p>In TRAIN the statistics are the batch's, and " + CanonicalShape.describe(spec.running())
                + " running means and variances follow them " + momentum
                + "; in EVAL, or frozen, they take the place of the batch's.";
    }

    static String shortest(NormSpec spec, Entry entry, Mask mask, String size, Size others) {
        String first = entry.arrays().get(0);
        return head(entry) + "\n\n<p>{@code " + size + "} follows from the length of {@code " + first + "}"
                + (others.equals(Size.ONE)
                        ? ", so that any length passes.\n"
                        : ": any multiple of " + CanonicalShape.describe(others) + " passes, another shape's too.\n")
                + arrays(spec, entry) + mask.tag() + LENGTHS;
    }

    static String withoutOffsets(NormSpec spec, Entry entry, Mask mask, List<String> sizes) {
        String what = sizes.isEmpty() ? "shape" : "sizes";
        return head(entry) + "\n\n<p>Arrays are as long as the " + what + (sizes.isEmpty() ? " says" : " say")
                + ". An array of another shape that has as many elements is not told from one of this.\n"
                + arrays(spec, entry) + mask.tag() + sizeTags(sizes) + LENGTHS;
    }

    static String complete(NormSpec spec, Entry entry, Mask mask, List<String> sizes) {
        StringBuilder text = new StringBuilder(head(entry))
                .append("\n\n<p>")
                .append(InPlaceSentence.of(entry))
                .append("\n");
        for (String stream : entry.arrays()) {
            text.append("\n@param ").append(stream).append(' ').append(meaning(spec, stream));
            text.append("\n@param ").append(stream).append("Offset where it starts");
        }
        text.append(mask.tag()).append(sizeTags(sizes));
        text.append("\n@throws java.lang.IndexOutOfBoundsException if an array is too short");
        text.append("\n@throws java.lang.IllegalArgumentException if an output overlaps another array in part");
        text.append(failures(spec, entry));
        return text.toString();
    }

    static String onSegments(NormSpec spec, Entry entry, Mask mask, List<String> sizes) {
        String inPlace = InPlaceSentence.of(entry).replace(", at the same offset", "");
        return head(entry) + "\n\n<p>Memory segments hold little-endian floats, and are as long as the "
                + (sizes.isEmpty() ? "shape says. " : "sizes say. ") + inPlace + "\n" + arrays(spec, entry) + mask.tag()
                + sizeTags(sizes)
                + "\n@throws java.lang.IndexOutOfBoundsException if a segment is too short"
                + "\n@throws java.lang.IllegalArgumentException if one is too long or not aligned to 4 bytes, an output is"
                + " read-only, or overlaps another segment in part"
                + failures(spec, entry)
                + "\n@throws java.lang.IllegalStateException if the arena of a segment is closed or another thread's";
    }

    /** How a call can fail whose arrays are in order. */
    private static String failures(NormSpec spec, Entry entry) {
        StringBuilder text = new StringBuilder();
        if (spec.masked()) {
            text.append(", if the mask does not fit").append(entry.isBackward() ? " or is not that of forward" : "");
        }
        if (!entry.isBackward() && !spec.preset().toleratesSingleElement()) {
            text.append(", or if a statistic pools one element");
        }
        if (entry.isBackward()) {
            String when = spec.tracks() ? "in TRAIN, " : "";
            text.append("\n@throws java.lang.IllegalStateException ").append(when);
            text.append("without a forward call in TRAIN over as many elements before");
        }
        if (spec.isSynchronized()) {
            text.append("\n@throws io.normforge.CommunicatorException if another rank fails or does not come");
        }
        return text.toString();
    }

    private static String head(Entry entry) {
        return switch (entry.name()) {
            case "forward" -> "Normalizes.";
            case "forwardSum" ->
                "Normalizes x + " + (isGated(entry) ? "residualGate * residual" : "residual")
                        + ", and returns the sum too.";
            case "backwardSum" ->
                isGated(entry)
                        ? "The gradient of the sum, which is x's, to which what reaches it by other ways is added"
                                + others(entry)
                        : "The gradient of the sum, to which what reaches it by other ways is added" + others(entry)
                                + " It is the gradient of x and of the residual alike.";
            default -> {
                boolean shared = entry.streams().contains(Names.RESIDUAL)
                        && !entry.outputs().contains(Names.DRESIDUAL);
                yield "The gradient of x" + (shared ? ", which is the residual's too" : "") + others(entry);
            }
        };
    }

    static boolean isGated(Entry entry) {
        return entry.arrays().contains(Names.RESIDUAL_GATE);
    }

    /** What backward finds beside the gradient of its first input. */
    private static String others(Entry entry) {
        String more = (entry.outputs().contains(Names.DGATE) ? ", and the gate's" : "")
                + (entry.outputs().contains(Names.DRESIDUAL) ? ", and the residual's" : "")
                + (isGated(entry) ? " and its gate's" : "");
        if (entry.arrays().contains(Names.DSCALE)) {
            return more + ", and the scale's" + (entry.arrays().contains(Names.DSHIFT) ? " and the shift's" : "") + ".";
        }
        return more + "; d&gamma; and d&beta; are added to {@link #gradients()}.";
    }

    private static String arrays(NormSpec spec, Entry entry) {
        return entry.arrays().stream()
                .map(stream -> "\n@param " + stream + " " + meaning(spec, stream))
                .collect(Collectors.joining());
    }

    /** What an array is, and of scale, shift and their gradients the shape. */
    private static String meaning(NormSpec spec, String array) {
        String sizes = spec.affineAxes().stream()
                .map(axis -> spec.sizedByCall().contains(axis)
                        ? "size" + axis
                        : String.valueOf(spec.shapes().get(0).get(axis)))
                .collect(Collectors.joining(", ", ", [", "]"));
        boolean gatedSum = spec.gatesResidual() && array.equals(Names.SUM);
        String meaning = gatedSum ? "x + residualGate * residual" : MEANINGS.get(array);
        return meaning + (Outline.isParameter(array) ? sizes : "");
    }

    private static String sizeTags(List<String> sizes) {
        return sizes.stream()
                .map(size -> "\n@param " + size + " the size of axis " + size.substring("size".length()))
                .collect(Collectors.joining());
    }

    /** A shape for people: {@code [size0, 384]}. */
    static String shape(List<Integer> shape) {
        return text(IntStream.range(0, shape.size())
                .mapToObj(axis -> Size.of(axis, shape.get(axis)))
                .toList());
    }

    /** Sizes for people, likewise. */
    static String text(List<Size> sizes) {
        return sizes.stream().map(CanonicalShape::describe).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String list(List<Integer> axes) {
        return axes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
