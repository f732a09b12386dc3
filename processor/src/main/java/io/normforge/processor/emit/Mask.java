package io.normforge.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.stream.Stream;

/** How a call says which positions are valid. */
enum Mask {
    /** It does not: all are. */
    NONE("", ""),
    /** By how many there are in each sample. */
    LENGTHS("lengths", "how many positions of each sample are valid, from its first on"),
    /** By a flag for each. */
    FLAGS("valid", "for each position, whether it is valid");

    private final String argument;
    private final String meaning;

    Mask(String argument, String meaning) {
        this.argument = argument;
        this.meaning = meaning;
    }

    /** The forms that a layer's calls have. */
    static List<Mask> of(NormSpec spec) {
        return of(spec.masked());
    }

    static List<Mask> of(boolean masked) {
        return masked ? List.of(LENGTHS, FLAGS) : List.of(NONE);
    }

    /** The argument's name. */
    String argument() {
        return argument;
    }

    /** The axes that it has an element for each place of. */
    List<Integer> axes(NormSpec spec) {
        return this == FLAGS
                ? Stream.concat(Stream.of(0), spec.positionAxes().stream()).toList()
                : List.of(0);
    }

    /** What stands between the arrays of a call and its sizes. */
    String inCall() {
        return this == NONE ? "" : ", " + argument;
    }

    List<ParameterSpec> parameters() {
        TypeName element = this == LENGTHS ? TypeName.INT : TypeName.BOOLEAN;
        return this == NONE
                ? List.of()
                : List.of(ParameterSpec.builder(ArrayTypeName.of(element), argument)
                        .build());
    }

    String tag() {
        return this == NONE ? "" : "\n@param " + argument + " " + meaning;
    }
}
