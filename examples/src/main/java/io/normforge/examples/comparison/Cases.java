package io.normforge.examples.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** All of them: transformers' rows, and the maps of convolutional networks in both layouts. */
final class Cases {

    private static final String[] ROWS = {"1x768", "1x4096", "128x768", "2048x4096", "16384x64", "16384x1024"};
    private static final String[] FUSED = {"128x768", "16384x1024"};
    private static final String[] RESNET = {"32x64x56x56", "32x256x14x14", "32x2048x7x7"};
    private static final String SINGLE = "1x64x56x56";

    private Cases() {}

    static List<Case> all() {
        return Arrays.stream(Operation.values())
                .flatMap(operation -> of(operation).stream())
                .toList();
    }

    /** Those whose whole name the expression fits. */
    static List<Case> named(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return all().stream().filter(c -> pattern.matcher(c.name()).matches()).toList();
    }

    static Case byName(String name) {
        return all().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no case " + name));
    }

    private static List<Case> of(Operation operation) {
        return switch (operation) {
            case LAYER_FORWARD, RMS_FORWARD, LAYER_BACKWARD, RMS_BACKWARD -> in(Layout.ROWS, operation, ROWS);
            case ADD_LAYER, ADD_RMS, LAYER_GELU, RMS_SILU_GATE -> in(Layout.ROWS, operation, FUSED);
            case BATCH_TRAIN, BATCH_BACKWARD -> inBoth(operation, RESNET);
            case BATCH_EVAL, BATCH_EVAL_ADD_RELU -> inBoth(operation, RESNET[0], RESNET[1], RESNET[2], SINGLE);
            case GROUP_SILU -> in(Layout.CHANNELS_FIRST, operation, "4x256x64x64", "2x512x32x32");
            case INSTANCE_FORWARD -> in(Layout.CHANNELS_FIRST, operation, "8x64x128x128");
        };
    }

    private static List<Case> inBoth(Operation operation, String... shapes) {
        List<Case> cases = new ArrayList<>(in(Layout.CHANNELS_FIRST, operation, shapes));
        cases.addAll(in(Layout.CHANNELS_LAST, operation, shapes));
        return cases;
    }

    private static List<Case> in(Layout layout, Operation operation, String... shapes) {
        return Arrays.stream(shapes)
                .map(shape -> Case.of(operation, layout, shape))
                .toList();
    }
}
