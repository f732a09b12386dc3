package io.normforge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks the compiler for a normalization layer, written for exactly the shapes and the variant that stand here.
 *
 * <p>On a class {@code Encoder}, {@code @Normalize(name = "AttentionNorm", …)} makes the processor write the final
 * class {@code EncoderAttentionNorm}, a {@link NormLayer}, in the same package and with the same visibility, and its
 * kernels beside it. A nested model's layer carries the names of the classes around it: {@code Model.Block} gives
 * {@code ModelBlockAttentionNorm}.
 *
 * <p>Only classes that have a name outside of methods can be models: compilers show processors neither local nor anonymous
 * classes, so an annotation there generates nothing, and nothing says so. Values are read in the round in which the model is
 * compiled; constants of classes that other processors generate in that round cannot be.
 *
 * <pre>{@code
 * @Normalize(name = "AttentionNorm", type = LAYER, shapes = @Shape({DYNAMIC, 384}), axes = 1, residual = BEFORE)
 * final class Encoder {
 *   private final EncoderAttentionNorm attentionNorm = new EncoderAttentionNorm(Mode.EVAL);
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Normalize.Several.class)
public @interface Normalize {

    /** A {@link #momentum()} that weighs all batches alike: the running statistics are their plain averages. */
    float CUMULATIVE = -1f;

    /** Stands for the usual {@link #epsilon()} of the type: 1e-12 of UNIT, 1e-5 of all others. */
    float EPSILON_BY_TYPE = -1f;

    /** The layer's name: a Java identifier, appended to the model's name to name the generated class. */
    String name();

    /** What is pooled into a statistic, and whether the mean is subtracted. */
    NormType type();

    /**
     * The shapes the layer is called with, row-major, all of one rank from 1 to 6. Several shapes share γ and β; a call
     * then says which by its sizes.
     */
    Shape[] shapes();

    /**
     * The pooled axes: one statistic is taken over all of them together. Negative ones count from the end. Without any,
     * LAYER, RMS and UNIT pool the last axis, BATCH and SYNC_BATCH all but the channel axis, INSTANCE all but the batch axis,
     * which is axis 0, and the channel axis. GROUP pools the channels of a group and all axes but the batch axis, and
     * takes none.
     */
    int[] axes() default {};

    /**
     * The axis of the channels, which BATCH, SYNC_BATCH, INSTANCE and GROUP know: 1 for channels first, as in [N, C, H,
     * W], −1 for channels last, as in [N, H, W, C].
     */
    int channelAxis() default 1;

    /**
     * Added to the variance (RMS: to the mean square) under the square root; of UNIT the shortest length that is divided by.
     * Positive and finite, or {@link Shape#CONFIGURED}: the constructor takes it.
     */
    float epsilon() default EPSILON_BY_TYPE;

    /**
     * Which scale and shift follow, and who supplies them. GAMMA and GAMMA_BETA are learnt, and kept by the layer. SCALE and
     * SCALE_SHIFT are arrays of each call, whose gradients backward writes to arrays of the call too.
     */
    Affine affine() default Affine.BY_TYPE;

    /**
     * The axes along which scale and shift vary; they are shared along all others. Without any, LAYER, RMS and UNIT take the pooled
     * axes, all others the channel axis. Learnt ones need sizes that are fixed and the same in all shapes, or
     * {@link Shape#CONFIGURED} in one of them. Those that calls give may vary along any axis, the batch and DYNAMIC ones
     * included: {@code {0, -1}} for a scale [N, D] of x [N, T, D].
     */
    int[] affineAxes() default {};

    /**
     * Whether the scale is 1 + γ, with γ starting at 0 (Gemma's convention), instead of γ starting at 1; or 1 + what a call gives,
     * as in AdaLN.
     */
    boolean unitOffset() default false;

    /**
     * Whether calls take a mask of the valid positions, a position being a place along all axes but the channels', or for
     * LAYER, RMS and UNIT all but the last: either how many of each sample's positions are valid, from the first on, or a flag
     * for each. Padding may hold anything, NaN included: statistics, their counts, running statistics and gradients are
     * those of the valid positions alone, and outputs are 0 elsewhere. Takes one shape, whose positions are all pooled, and
     * costs two copies of the data.
     */
    boolean masked() default false;

    /** Whether a second input is added, and on which side of the normalization. */
    Residual residual() default Residual.NONE;

    /** What is applied to the result, in the same pass; with a residual AFTER, to the sum. With a gate, to the gate. */
    Activation activation() default Activation.NONE;

    /** What LEAKY_RELU multiplies negative numbers by; finite and not 0. */
    float slope() default 0.01f;

    /**
     * Whether the result is multiplied by a second input of x's shape, through the activation if there is one:
     * y = norm(x) · activation(gate), as gated feed-forward blocks do. A residual AFTER is added to the product.
     */
    boolean gate() default false;

    /**
     * Into how many groups of neighbours GROUP splits the channels, or {@link Shape#CONFIGURED}: the constructor takes it; 0, the
     * default, everywhere else.
     */
    int groups() default 0;

    /**
     * How much of a batch goes into the running statistics: running = (1 − momentum) · running + momentum · batch, from
     * 0 to 1. This is PyTorch's convention; Keras's, Flax's and ONNX's momentum is one minus it. {@link #CUMULATIVE}
     * takes the average of all batches, {@link Shape#CONFIGURED} leaves it to the constructor.
     */
    float momentum() default 0.1f;

    /**
     * Whether the layer keeps running statistics in TRAIN and normalizes by them in EVAL: true or false. Without it,
     * BATCH and SYNC_BATCH do, and INSTANCE does not; no other type can.
     */
    boolean[] trackRunningStats() default {};

    /**
     * What the layer's methods take: arrays, memory segments, or either. Kernels, plans and bits are the same. γ and β, which the
     * layer learns, their gradients and saved statistics stay in arrays of the layer.
     */
    Storage[] storage() default Storage.ARRAYS;

    /** Holds several {@link Normalize} on one class; the compiler writes it, nobody else needs to. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.CLASS)
    @interface Several {

        /** The annotations, in source order. */
        Normalize[] value();
    }
}
