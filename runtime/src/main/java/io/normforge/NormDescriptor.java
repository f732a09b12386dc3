package io.normforge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was generated, for tools that list, check, save or convert layers. Immutable.
 *
 * @param name the annotation's name
 * @param model the binary name of the annotated class
 * @param type the kind of normalization
 * @param shapes the shapes it is called with: as declared, {@link Shape#DYNAMIC} where a size is known when it is called, and what
 *     the constructor was given in the place of {@link Shape#CONFIGURED}
 * @param axes the pooled axes, ascending, counted from the front
 * @param affineAxes the axes along which scale and shift vary, ascending; empty where the layer has neither
 * @param affine which scale and shift there are, learnt or given by each call, never {@link Affine#BY_TYPE}
 * @param parameterCount how many elements γ has, and β; 0 where neither is learnt
 * @param unitOffset whether the scale is 1 + γ, or 1 + what a call gives
 * @param epsilon what is added under the square root; of UNIT the shortest length that is divided by
 * @param residual where the second input is added
 * @param activation what is applied to the result, or with a gate to the gate
 * @param slope what LEAKY_RELU multiplies negative numbers by
 * @param gate whether the result is multiplied by a further input
 * @param channelAxis the axis of the channels, counted from the front; −1 where the type knows none
 * @param groups into how many groups the channels are split; 1 but for GROUP
 * @param momentum how much of a batch goes into the running statistics; {@link Normalize#CUMULATIVE} for their average
 * @param masked whether calls take a mask
 * @param runningCount how many running means there are, and running variances; 0 where the layer tracks none
 * @param description what the layer's Javadoc says: formula, loops, which cells are pooled together, what a call costs
 * @param kernels the declared shapes whose kernels it runs, first the one that was listed first: where its constructor took sizes,
 *     {@link Shape#CONFIGURED} says that a kernel does for any size
 */
public record NormDescriptor(
        String name,
        String model,
        NormType type,
        List<List<Integer>> shapes,
        List<Integer> axes,
        List<Integer> affineAxes,
        Affine affine,
        int parameterCount,
        boolean unitOffset,
        float epsilon,
        Residual residual,
        Activation activation,
        float slope,
        boolean gate,
        int channelAxis,
        int groups,
        float momentum,
        boolean masked,
        int runningCount,
        String description,
        List<List<Integer>> kernels) {

    /** Copies the lists. */
    public NormDescriptor {
        kernels = kernels.stream().map(List::copyOf).toList();
        shapes = shapes.stream().map(List::copyOf).toList();
        axes = List.copyOf(axes);
        affineAxes = List.copyOf(affineAxes);
    }

    /** Of a layer whose constructor takes no sizes. */
    public NormDescriptor(
            String name,
            String model,
            NormType type,
            List<List<Integer>> shapes,
            List<Integer> axes,
            List<Integer> affineAxes,
            Affine affine,
            int parameterCount,
            boolean unitOffset,
            float epsilon,
            Residual residual,
            Activation activation,
            float slope,
            boolean gate,
            int channelAxis,
            int groups,
            float momentum,
            boolean masked,
            int runningCount,
            String description) {
        this(
                name,
                model,
                type,
                shapes,
                axes,
                affineAxes,
                affine,
                parameterCount,
                unitOffset,
                epsilon,
                residual,
                activation,
                slope,
                gate,
                channelAxis,
                groups,
                momentum,
                masked,
                runningCount,
                description,
                shapes);
    }

    /** Whether the layer learns a scale. */
    public boolean hasGamma() {
        return affine == Affine.GAMMA || affine == Affine.GAMMA_BETA;
    }

    /** Whether the layer learns a shift. */
    public boolean hasBeta() {
        return affine == Affine.GAMMA_BETA;
    }

    /** Whether each call gives a scale, or a scale and a shift. */
    public boolean takesScale() {
        return affine == Affine.SCALE || affine == Affine.SCALE_SHIFT;
    }

    /**
     * What forward takes beside its sizes, in order: x, then the residual and its gate, the gate, the scale and the shift, as far as
     * there are.
     */
    public List<String> inputs() {
        List<String> inputs = new ArrayList<>(List.of("x"));
        if (residual != Residual.NONE) {
            inputs.add("residual");
        }
        if (residual == Residual.GATED) {
            inputs.add("residualGate");
        }
        if (gate) {
            inputs.add("gate");
        }
        if (takesScale()) {
            inputs.add("scale");
        }
        if (affine == Affine.SCALE_SHIFT) {
            inputs.add("shift");
        }
        return List.copyOf(inputs);
    }

    /** Whether the layer keeps running statistics in TRAIN and normalizes by them in EVAL. */
    public boolean tracksRunningStatistics() {
        return runningCount > 0;
    }

    /** The model's simple name and the layer's: what error messages call the layer. */
    public String title() {
        return model.substring(Math.max(model.lastIndexOf('.'), model.lastIndexOf('$')) + 1) + "." + name;
    }

    /**
     * What the layer computes, for a log: its title, the formula, the loops of its kernels, a picture of the cells that are
     * pooled together, how many statistics and parameters there are, and what a call costs. Several lines.
     */
    public String describe() {
        return title() + ": " + description;
    }

    /** All that decides what the layer computes and which messages it sends, for ranks to compare. */
    String signature() {
        return model + "." + name + ": " + type + " " + shapes + " over axes " + axes + ", " + affine + " of "
                + parameterCount + " over axes " + affineAxes + (unitOffset ? " with unit offset" : "") + ", epsilon "
                + epsilon + ", momentum " + momentum + " of " + runningCount + ", channel axis " + channelAxis
                + ", groups " + groups + ", residual " + residual + ", activation " + activation + " " + slope
                + (gate ? ", gate" : "") + (masked ? ", masked" : "");
    }

    /** For generated code: a list of ints without a line of boxing in the reader's way. */
    public static List<Integer> ints(int... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
