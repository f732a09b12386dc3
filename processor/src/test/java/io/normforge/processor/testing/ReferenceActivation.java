package io.normforge.processor.testing;

import io.normforge.Activation;
import java.util.List;
import org.apache.commons.numbers.gamma.Erfc;

/** Every activation and its derivative by its definition, in double precision; shares no line with the processor. */
public final class ReferenceActivation {

    private static final double ROOT_TWO = Math.sqrt(2);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double TANH_RATE = 2 * Math.sqrt(2 / Math.PI);
    private static final double TANH_CUBIC = 0.044715;

    private ReferenceActivation() {}

    /** The function; the slope is LEAKY_RELU's, and no other looks at it. */
    public static double value(Activation activation, double slope, double z) {
        if (z == Double.NEGATIVE_INFINITY && vanishesBelow(activation)) {
            return 0;
        }
        return switch (activation) {
            case NONE -> z;
            case RELU -> Math.max(z, 0);
            case LEAKY_RELU -> z <= 0 ? slope * z : z;
            case SILU -> z * sigmoid(z);
            case GELU -> z * normal(z);
            case GELU_TANH -> z * sigmoid(tanhArgument(z));
            case SIGMOID -> sigmoid(z);
            case TANH -> Math.tanh(z);
            case HARDSWISH -> z >= 3 ? z : z * Math.max(0, z + 3) / 6;
        };
    }

    /** Its derivative; at a kink the one from below, and 1 at NaN where it is a step. */
    public static double slope(Activation activation, double slope, double z) {
        double t = Math.abs(z);
        return switch (activation) {
            case NONE -> 1;
            case RELU -> z <= 0 ? 0 : 1;
            case LEAKY_RELU -> z <= 0 ? slope : 1;
            case SILU -> selfGated(z, siluBelow(t));
            case GELU -> selfGated(z, normal(-t) - t * Math.exp(-t * t / 2) / ROOT_TWO_PI);
            case GELU_TANH -> selfGated(z, tanhBelow(t));
            case SIGMOID -> density(t);
            case TANH -> 4 * density(2 * t);
            case HARDSWISH -> z <= -3 ? 0 : z >= 3 ? 1 : (2 * z + 3) / 6;
        };
    }

    /** Where the derivative jumps. */
    public static List<Double> kinks(Activation activation) {
        return switch (activation) {
            case RELU, LEAKY_RELU -> List.of(0.0);
            case HARDSWISH -> List.of(-3.0, 3.0);
            default -> List.of();
        };
    }

    private static boolean vanishesBelow(Activation activation) {
        return List.of(Activation.RELU, Activation.SILU, Activation.GELU, Activation.GELU_TANH, Activation.HARDSWISH)
                .contains(activation);
    }

    private static double sigmoid(double z) {
        return z > 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }

    /** The standard normal distribution. */
    private static double normal(double z) {
        return Erfc.value(-z / ROOT_TWO) / 2;
    }

    private static double density(double t) {
        double e = Math.exp(-t);
        return e / ((1 + e) * (1 + e));
    }

    private static double tanhArgument(double z) {
        return TANH_RATE * (z + TANH_CUBIC * z * z * z);
    }

    /** The derivative of z · S(z) with S(−z) = 1 − S(z), from its value at −|z|, which is 0 at infinity. */
    private static double selfGated(double z, double below) {
        double finite = Double.isInfinite(z) ? 0 : below;
        return z > 0 ? 1 - finite : finite;
    }

    private static double siluBelow(double t) {
        double e = Math.exp(-t);
        return e * (1 + e - t) / ((1 + e) * (1 + e));
    }

    private static double tanhBelow(double t) {
        double e = Math.exp(-tanhArgument(t));
        double rate = TANH_RATE * t * (1 + 3 * TANH_CUBIC * t * t);
        return e == 0 ? 0 : e * (1 + e - rate) / ((1 + e) * (1 + e));
    }
}
