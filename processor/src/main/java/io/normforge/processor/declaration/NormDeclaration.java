package io.normforge.processor.declaration;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Storage;
import java.util.List;
import java.util.Locale;

/**
 * One {@code @Normalize}, as it was written: not yet checked, every value with its position.
 *
 * @param ordinal counts the model's annotations
 * @param awaiting whether what is not readable is a name that a class of a later round may give a meaning
 * @param readable whether every value compiles; where not, some are stand-ins
 * @param silenced the checks that the model, or a class around it, asks not to hear of
 * @param classes the classes that the layer would generate, fully qualified
 * @param existingClasses those of them that are there already, and not from an earlier compilation of this layer
 */
public record NormDeclaration(
        ModelClass model,
        Position position,
        int ordinal,
        boolean readable,
        boolean awaiting,
        Declared<String> name,
        Declared<NormType> type,
        Declared<List<Declared<List<Declared<Integer>>>>> shapes,
        Declared<List<Declared<Integer>>> axes,
        Declared<Float> epsilon,
        Declared<Affine> affine,
        Declared<List<Declared<Integer>>> affineAxes,
        Declared<Boolean> unitOffset,
        Declared<Residual> residual,
        Declared<Activation> activation,
        Declared<Float> slope,
        Declared<Boolean> gate,
        Declared<Integer> groups,
        Declared<Integer> channelAxis,
        Declared<Float> momentum,
        Declared<List<Declared<Boolean>>> trackRunningStats,
        Declared<Boolean> masked,
        Declared<List<Declared<Storage>>> storage,
        List<Declared<String>> silenced,
        List<String> classes,
        List<ExistingClass> existingClasses) {

    /** The simple name of the class to generate. */
    public String layerName() {
        return model.layerPrefix() + name.value();
    }

    /** The same in a later round, when the compiler has made all its elements anew. */
    public boolean isOf(NormDeclaration other) {
        return model.sourceName().equals(other.model.sourceName()) && ordinal == other.ordinal;
    }

    /** What a class's file is called where small and capital letters are the same. */
    public static String file(CharSequence className) {
        return className.toString().toLowerCase(Locale.ROOT);
    }

    /** What messages call the layer: the model's own name and the layer's. */
    public String title() {
        List<String> names = model.simpleNames();
        return names.get(names.size() - 1) + "." + name.value();
    }
}
