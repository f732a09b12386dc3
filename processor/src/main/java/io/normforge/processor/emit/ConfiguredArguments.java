package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.normforge.internal.Configuration;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a layer's constructor takes before all else: the sizes and numbers that the annotation leaves to it. */
final class ConfiguredArguments {

    private final NormSpec spec;

    ConfiguredArguments(NormSpec spec) {
        this.spec = spec;
    }

    /**
     * One of them.
     *
     * @param checked how it is said to what checks all of them: {@code size(1, size1)}
     * @param meaning for the Javadoc
     * @param usual one that will do, as code; empty for a size
     * @param ofCalls what a layer's methods find it under; empty for numbers that are no sizes
     */
    record Argument(TypeName type, String name, String checked, String meaning, String usual, String ofCalls) {

        boolean isSize() {
            return usual.isEmpty();
        }
    }

    /** All, sizes by axis first. */
    List<Argument> all() {
        List<Argument> arguments = new ArrayList<>();
        for (int axis : spec.configuredAxes()) {
            String name = Size.name(axis);
            arguments.add(
                    size(name, "size(" + axis + ", " + name + ")", "the size of axis " + axis, "size(" + axis + ")"));
        }
        if (spec.hasConfiguredGroups()) {
            arguments.add(
                    size(Size.GROUPS, "groups(groups)", "into how many groups the channels are split", "groups()"));
        }
        if (spec.hasConfiguredEpsilon()) {
            arguments.add(number("epsilon", "what is added under the square root", "1e-5f"));
        }
        if (spec.tracks() && spec.hasConfiguredMomentum()) {
            arguments.add(number("momentum", "how much of a batch goes into the running statistics", "0.1f"));
        }
        return arguments;
    }

    private static Argument size(String name, String checked, String meaning, String ofCalls) {
        return new Argument(TypeName.INT, name, checked, meaning, "", "calls()." + ofCalls);
    }

    private static Argument number(String name, String meaning, String usual) {
        return new Argument(TypeName.FLOAT, name, name + "(" + name + ")", meaning, usual, "");
    }

    /** As parameters. */
    List<ParameterSpec> parameters() {
        return all().stream()
                .map(argument ->
                        ParameterSpec.builder(argument.type(), argument.name()).build())
                .toList();
    }

    /** Their Javadoc. */
    String tags() {
        return all().stream()
                .map(argument -> "@param " + argument.name() + " " + argument.meaning() + "\n")
                .collect(Collectors.joining());
    }

    /** The descriptor of a layer with them: {@code Configuration.of(DESCRIPTOR).size(1, size1).descriptor()}. */
    CodeBlock descriptor(String declared) {
        if (all().isEmpty()) {
            return CodeBlock.of("$L", declared);
        }
        String checked =
                all().stream().map(argument -> "." + argument.checked()).collect(Collectors.joining());
        return CodeBlock.of("$T.of($L)$L.descriptor()", Configuration.class, declared, checked);
    }
}
