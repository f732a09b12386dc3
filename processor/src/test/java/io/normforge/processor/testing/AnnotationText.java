package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A {@link LayerSpec} as source text. */
final class AnnotationText {

    /** The name of every layer under test; the models' names tell them apart. */
    static final String LAYER_NAME = "Norm";

    private static final String CONFIGURED = "Shape.CONFIGURED";

    private AnnotationText() {}

    static String of(LayerSpec spec) {
        List<String> values = new ArrayList<>();
        values.add("name = \"" + LAYER_NAME + "\"");
        values.add("type = NormType." + spec.type());
        values.add("shapes = " + shapes(spec));
        if (!spec.axes().isEmpty()) {
            values.add("axes = " + braces(spec.axes(), String::valueOf));
        }
        if (spec.configured().epsilon()) {
            values.add("epsilon = " + CONFIGURED);
        } else if (spec.epsilon() != LayerSpec.usualEpsilon(spec.type())) {
            values.add("epsilon = " + spec.epsilon() + "f");
        }
        if (spec.affine() != Affine.BY_TYPE) {
            values.add("affine = Affine." + spec.affine());
        }
        if (!spec.affineAxes().isEmpty()) {
            values.add("affineAxes = " + braces(spec.affineAxes(), String::valueOf));
        }
        if (spec.unitOffset()) {
            values.add("unitOffset = true");
        }
        if (spec.residual() != Residual.NONE) {
            values.add("residual = Residual." + spec.residual());
        }
        if (spec.activation() != Activation.NONE) {
            values.add("activation = Activation." + spec.activation());
        }
        if (spec.slope() != FusedSpec.DEFAULT_SLOPE) {
            values.add("slope = " + spec.slope() + "f");
        }
        if (spec.gate()) {
            values.add("gate = true");
        }
        addChannels(values, spec.channels(), spec.configured());
        return "@Normalize(" + String.join(", ", values) + ")";
    }

    private static void addChannels(List<String> values, ChannelSpec channels, ConfiguredSpec configured) {
        if (channels.axis() != ChannelSpec.DEFAULT.axis()) {
            values.add("channelAxis = " + channels.axis());
        }
        if (channels.groups() != 0) {
            values.add("groups = " + (configured.groups() ? CONFIGURED : channels.groups()));
        }
        if (configured.momentum()) {
            values.add("momentum = " + CONFIGURED);
        } else if (channels.momentum() != ChannelSpec.DEFAULT.momentum()) {
            values.add("momentum = " + channels.momentum() + "f");
        }
        if (channels.masked()) {
            values.add("masked = true");
        }
        channels.tracks().ifPresent(tracks -> values.add("trackRunningStats = " + tracks));
    }

    /** A model class that carries the annotation and nothing else. */
    static String modelSource(String packageName, String model, LayerSpec spec) {
        return """
                package %s;

                import io.normforge.*;

                %s
                class %s {}
                """.formatted(packageName, of(spec), model);
    }

    private static String shapes(LayerSpec spec) {
        ConfiguredSpec configured = spec.configured();
        List<List<Integer>> shapes = Stream.concat(
                        configured.special().stream(),
                        spec.shapes().stream()
                                .map(shape -> IntStream.range(0, shape.size())
                                        .mapToObj(axis ->
                                                configured.axes().contains(axis) ? Shape.CONFIGURED : shape.get(axis))
                                        .toList()))
                .toList();
        String each = shapes.stream()
                .map(shape -> "@Shape(" + braces(shape, AnnotationText::size) + ")")
                .collect(Collectors.joining(", "));
        return shapes.size() == 1 ? each : "{" + each + "}";
    }

    private static String size(int value) {
        return switch (value) {
            case Shape.DYNAMIC -> "Shape.DYNAMIC";
            case Shape.CONFIGURED -> CONFIGURED;
            default -> String.valueOf(value);
        };
    }

    private static String braces(List<Integer> values, Function<Integer, String> text) {
        return values.stream().map(text).collect(Collectors.joining(", ", "{", "}"));
    }
}
