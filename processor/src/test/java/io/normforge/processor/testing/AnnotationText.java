package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A {@link LayerSpec} as source text. */
final class AnnotationText {

    /** The name of every layer under test; the models' names tell them apart. */
    static final String LAYER_NAME = "Norm";

    private AnnotationText() {}

    static String of(LayerSpec spec) {
        List<String> values = new ArrayList<>();
        values.add("name = \"" + LAYER_NAME + "\"");
        values.add("type = NormType." + spec.type());
        values.add("shapes = " + shapes(spec.shapes()));
        if (!spec.axes().isEmpty()) {
            values.add("axes = " + braces(spec.axes(), String::valueOf));
        }
        if (spec.epsilon() != LayerSpec.usualEpsilon(spec.type())) {
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
        if (spec.slope() != LayerSpec.DEFAULT_SLOPE) {
            values.add("slope = " + spec.slope() + "f");
        }
        if (spec.gate()) {
            values.add("gate = true");
        }
        addChannels(values, spec.channels());
        return "@Normalize(" + String.join(", ", values) + ")";
    }

    private static void addChannels(List<String> values, ChannelSpec channels) {
        if (channels.axis() != ChannelSpec.DEFAULT.axis()) {
            values.add("channelAxis = " + channels.axis());
        }
        if (channels.groups() != 0) {
            values.add("groups = " + channels.groups());
        }
        if (channels.momentum() != ChannelSpec.DEFAULT.momentum()) {
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

    private static String shapes(List<List<Integer>> shapes) {
        String each = shapes.stream()
                .map(shape -> "@Shape(" + braces(shape, AnnotationText::size) + ")")
                .collect(Collectors.joining(", "));
        return shapes.size() == 1 ? each : "{" + each + "}";
    }

    private static String size(int value) {
        return value == Shape.DYNAMIC ? "Shape.DYNAMIC" : String.valueOf(value);
    }

    private static String braces(List<Integer> values, Function<Integer, String> text) {
        return values.stream().map(text).collect(Collectors.joining(", ", "{", "}"));
    }
}
