package io.normforge.processor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.testing.Declarations;
import io.normforge.processor.testing.Places;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where each rule begins: the last value that it lets pass and the first that it refuses. The fixtures have its words. */
class RulesTest {

    private static final Levels WITHOUT_ADVICE = Levels.of("all=off");

    /** Type, sizes, what else the annotation says, and what is found and where. */
    private static final String CASES = """
            # one rank from 1 to 6, no shape twice, a size given once
            LAYER |                           |                     | shapes at shapes[0]
            BATCH |                           |                     | shapes at shapes[0]
            LAYER | 8                         |                     |
            LAYER | 2, 2, 2, 2, 2, 2          |                     |
            LAYER | 2, 2, 2, 2, 2, 2, 2       |                     | shapes at shapes[0]
            LAYER | 4, 8 ; 8                  |                     | shapes at shapes[1]
            LAYER | 4, 8 ; 4, 8               |                     | shapes at shapes[1]
            LAYER | 4, 8 ; 5, 8               |                     |
            LAYER | CONFIGURED, 8 ; 4, 8      |                     |
            LAYER | DYNAMIC, 8 ; 4, 8         |                     |
            LAYER | CONFIGURED, 8 ; DYNAMIC, 8 |                    | shapes at shapes[1][0]
            LAYER | 4, 8 ; CONFIGURED, 8 ; DYNAMIC, 8 |             | shapes at shapes[2][0]
            # sizes from 1 on, whose product a call can have
            LAYER | 1, 8                      |                     |
            LAYER | 0, 8                      |                     | sizes at shapes[0][0]
            LAYER | 4, -2                     |                     | sizes at shapes[0][1]
            LAYER | 0, 0 ; 0, 8               |                     | sizes at shapes[0][0], sizes at shapes[0][1], sizes at shapes[1][0]
            RMS   | 2147418112                |                     |
            RMS   | 2147418113                |                     | sizes at shapes[0]
            RMS   | DYNAMIC, 2147418113       |                     | sizes at shapes[0]
            RMS   | 65536, 32768              |                     | sizes at shapes[0]
            RMS   | 65536, 32767              |                     |
            RMS   | 65536, 65536, 65536, 65536 |                    | sizes at shapes[0]
            RMS   | 65536, 65536, 0           |                     | sizes at shapes[0][2], sizes at shapes[0]
            # a channel axis that is not the batch's, of types that have channels
            LAYER | DYNAMIC, 8, 4             | channelAxis = 2     | channel-axis at channelAxis
            BATCH | DYNAMIC                   |                     | channel-axis at shapes
            BATCH | DYNAMIC, 8                |                     |
            BATCH | DYNAMIC, 8                | channelAxis = -1    |
            BATCH | DYNAMIC, 8                | channelAxis = 2     | channel-axis at channelAxis
            BATCH | DYNAMIC, 8                | channelAxis = -3    | channel-axis at channelAxis
            BATCH | DYNAMIC, 8                | channelAxis = -2    | channel-axis at channelAxis
            BATCH | DYNAMIC, 8                | channelAxis = 0     | channel-axis at channelAxis
            # pooled axes of the shape, each once, that the type can pool
            LAYER | DYNAMIC, 8                | axes = -2, affine = Affine.NONE |
            LAYER | DYNAMIC, 8                | axes = -3           | axes at axes[0]
            LAYER | DYNAMIC, 8                | axes = 2            | axes at axes[0]
            LAYER | DYNAMIC, 8                | axes = {0, 1}, affine = Affine.NONE |
            LAYER | DYNAMIC, 8                | axes = {0, -2}      | axes at axes[1]
            LAYER | DYNAMIC, 8                | axes = {2, 1, 1, -3} | axes at axes[0], axes at axes[2], axes at axes[3]
            RMS   | DYNAMIC, 8, 4             | axes = {1, -1}      |
            BATCH | DYNAMIC, 8, 4             | axes = 0            |
            BATCH | DYNAMIC, 8, 4             | axes = {0, 1}       | axes at axes
            BATCH | DYNAMIC, 8, 4             | axes = 2, trackRunningStats = false | axes at axes
            BATCH | DYNAMIC, 8, 4             | axes = 2, channelAxis = 0 | channel-axis at channelAxis
            BATCH | DYNAMIC, 8, 4             | axes = {0, -2}, channelAxis = -1, trackRunningStats = false |
            INSTANCE | DYNAMIC, 8, 4, 4       | axes = 2            |
            INSTANCE | DYNAMIC, 8, 4, 4       | axes = {0, 2}       | axes at axes
            INSTANCE | DYNAMIC, 8, 4, 4       | axes = {1, 2}       | axes at axes
            GROUP | DYNAMIC, 8, 4             | groups = 2, axes = {1, 2} | axes at axes
            # an ε under the root
            LAYER | DYNAMIC, 8                | epsilon = 1e-45f    |
            LAYER | DYNAMIC, 8                | epsilon = Float.MAX_VALUE |
            LAYER | DYNAMIC, 8                | epsilon = CONFIGURED |
            LAYER | DYNAMIC, 8                | epsilon = Normalize.EPSILON_BY_TYPE |
            LAYER | DYNAMIC, 8                | epsilon = 0         | epsilon at epsilon
            LAYER | DYNAMIC, 8                | epsilon = -0.5f     | epsilon at epsilon
            LAYER | DYNAMIC, 8                | epsilon = Float.NaN | epsilon at epsilon
            LAYER | DYNAMIC, 8                | epsilon = 1 / 0f    | epsilon at epsilon
            # γ and β that the type has, along axes of the shape, of one size
            RMS   | DYNAMIC, 8                | affine = Affine.GAMMA_BETA | affine at affine
            RMS   | DYNAMIC, 8                | affine = Affine.SCALE_SHIFT |
            LAYER | DYNAMIC, 8                | affine = Affine.GAMMA_BETA |
            LAYER | DYNAMIC, 8                | affine = Affine.NONE |
            LAYER | DYNAMIC, 8                | affine = Affine.NONE, unitOffset = true | affine at unitOffset
            LAYER | DYNAMIC, 8                | affine = Affine.GAMMA, unitOffset = true |
            LAYER | DYNAMIC, 8                | affine = Affine.NONE, affineAxes = 1 | affine at affineAxes
            UNIT  | DYNAMIC, 8                | unitOffset = true, affineAxes = 1 | affine at unitOffset, affine at affineAxes
            LAYER | DYNAMIC, 8                | affineAxes = 2      | affine-axes at affineAxes[0]
            LAYER | DYNAMIC, 8                | affineAxes = {1, -1} | affine-axes at affineAxes[1]
            LAYER | DYNAMIC, 8                | affineAxes = 0      | parameter-sizes at affineAxes
            LAYER | DYNAMIC, 8                | affineAxes = 0, affine = Affine.SCALE |
            LAYER | CONFIGURED, 8             | affineAxes = 0      |
            LAYER | 8, DYNAMIC                |                     | parameter-sizes at shapes
            LAYER | 4, 8 ; 4, 9               |                     | parameter-sizes at shapes
            LAYER | 4, 8 ; 4, CONFIGURED      |                     |
            # a slope of the one activation that has one
            LAYER | DYNAMIC, 8                | slope = 0.02f       | slope at slope
            LAYER | DYNAMIC, 8                | slope = 0.01f       |
            LAYER | DYNAMIC, 8                | activation = Activation.LEAKY_RELU, slope = -0.5f |
            LAYER | DYNAMIC, 8                | activation = Activation.LEAKY_RELU, slope = 0 | slope at slope
            LAYER | DYNAMIC, 8                | activation = Activation.LEAKY_RELU, slope = Float.NaN | slope at slope
            LAYER | DYNAMIC, 8                | activation = Activation.LEAKY_RELU, slope = 1 / 0f | slope at slope
            # groups that divide the channels
            LAYER | DYNAMIC, 8                | groups = 1          | groups at groups
            GROUP | DYNAMIC, 8, 4             |                     | groups at groups
            GROUP | DYNAMIC, 8, 4             | groups = -1         | groups at groups
            GROUP | DYNAMIC, 8, 4             | groups = 1          |
            GROUP | DYNAMIC, 8, 4             | groups = 8          |
            GROUP | DYNAMIC, 8, 4             | groups = 3          | groups at groups
            GROUP | DYNAMIC, 8, 4             | groups = 16         | groups at groups
            GROUP | DYNAMIC, 8, 4 ; DYNAMIC, 9, 4 | groups = 4, affine = Affine.NONE | groups at groups
            GROUP | DYNAMIC, 8, 4             | groups = CONFIGURED |
            GROUP | DYNAMIC, CONFIGURED, 4    | groups = 3          |
            GROUP | DYNAMIC, DYNAMIC, 4       | groups = 2, affine = Affine.NONE | groups at shapes
            GROUP | DYNAMIC, 4, 8             | groups = 4, channelAxis = 0 | channel-axis at channelAxis
            GROUP | DYNAMIC, 4, 9             | groups = 3, channelAxis = -1 |
            # a momentum from 0 to 1 where statistics are tracked
            LAYER | DYNAMIC, 8                | momentum = 0.2f     | momentum at momentum
            BATCH | DYNAMIC, 8                | momentum = 0.2f, trackRunningStats = false | momentum at momentum
            BATCH | DYNAMIC, 8                | momentum = 0.1f, trackRunningStats = false |
            BATCH | DYNAMIC, 8                | momentum = 0        |
            BATCH | DYNAMIC, 8                | momentum = 1        |
            BATCH | DYNAMIC, 8                | momentum = -0.01f   | momentum at momentum
            BATCH | DYNAMIC, 8                | momentum = 1.01f    | momentum at momentum
            BATCH | DYNAMIC, 8                | momentum = Float.NaN | momentum at momentum
            BATCH | DYNAMIC, 8                | momentum = Normalize.CUMULATIVE |
            BATCH | DYNAMIC, 8                | momentum = CONFIGURED |
            # running statistics, of types that can have them, of fixed sizes
            LAYER | DYNAMIC, 8                | trackRunningStats = false |
            LAYER | DYNAMIC, 8                | trackRunningStats = true | track-running-stats at trackRunningStats
            BATCH | DYNAMIC, 8                | trackRunningStats = {true, true} | track-running-stats at trackRunningStats
            INSTANCE | DYNAMIC, 8, 4, 4       | trackRunningStats = true |
            INSTANCE | DYNAMIC, 8, 4, 4       | trackRunningStats = true, axes = 2 | track-running-stats at trackRunningStats
            BATCH | DYNAMIC, 8, 4             | axes = 0            |
            BATCH | DYNAMIC, 8, DYNAMIC       | axes = 0            | track-running-stats at shapes
            BATCH | DYNAMIC, 8, CONFIGURED    | axes = 0            |
            BATCH | DYNAMIC, 8, 4 ; DYNAMIC, 8, 5 | axes = 0        | track-running-stats at shapes
            BATCH | DYNAMIC, 8, 4 ; DYNAMIC, 8, CONFIGURED | axes = 0 |
            # a mask where padding can enter, over whole positions
            LAYER | DYNAMIC, 8                | masked = true       | masked at masked
            LAYER | 8                         | masked = true       | masked at masked
            LAYER | DYNAMIC, DYNAMIC, 8       | masked = true       | masked at masked
            LAYER | DYNAMIC, DYNAMIC, 8       | masked = true, axes = {1, 2} | parameter-sizes at shapes, masked at masked
            LAYER | DYNAMIC, DYNAMIC, 8       | masked = true, axes = {1, 2}, affineAxes = 2 |
            LAYER | DYNAMIC, 5, 8             | masked = true, axes = {1, 2}, affineAxes = {1, 2} | masked at masked
            LAYER | DYNAMIC, DYNAMIC, 8       | masked = true, axes = {1, 2}, affine = Affine.NONE |
            LAYER | DYNAMIC, DYNAMIC, 8       | masked = true, axes = 1, affineAxes = 2 |
            LAYER | DYNAMIC, 5, 4, 8          | masked = true, axes = {1, 3}, affineAxes = 3 | masked at masked
            LAYER | 4, 5, 8                   | masked = true, axes = {0, 1, 2}, affineAxes = 2 | masked at masked
            LAYER | DYNAMIC, 5, 8 ; DYNAMIC, 6, 8 | masked = true, axes = {1, 2}, affineAxes = 2 | masked at masked
            LAYER | DYNAMIC, 5, DYNAMIC       | masked = true, axes = {1, 2}, affine = Affine.NONE | masked at masked
            LAYER | DYNAMIC, 5, CONFIGURED    | masked = true, axes = {1, 2}, affine = Affine.NONE |
            LAYER | DYNAMIC, 5, 8             | masked = true, axes = {1, 2}, affine = Affine.SCALE, affineAxes = {0, 2} |
            LAYER | DYNAMIC, 5, 8             | masked = true, axes = {1, 2}, affine = Affine.SCALE, affineAxes = 2 | masked at masked
            BATCH | DYNAMIC, 8                | masked = true       |
            BATCH | DYNAMIC, 8, 5             | masked = true       |
            BATCH | DYNAMIC, 8, 5             | masked = true, affine = Affine.SCALE, affineAxes = 1 |
            BATCH | DYNAMIC, 8, 5             | masked = true, affine = Affine.SCALE, affineAxes = {0, 1} | masked at masked
            BATCH | DYNAMIC, 8, 5             | masked = true, axes = 0 | masked at masked
            INSTANCE | DYNAMIC, 8, 5          | masked = true       |
            INSTANCE | DYNAMIC, 8, 5          | masked = true, trackRunningStats = true | masked at masked
            # a gate of the residual, along the scale's rows
            LAYER | DYNAMIC, 8                | residual = Residual.GATED | gated-residual at residual
            LAYER | DYNAMIC, 8                | residual = Residual.GATED, affine = Affine.SCALE |
            LAYER | DYNAMIC, 8                | residual = Residual.BEFORE |
            LAYER | DYNAMIC, 5, 8             | residual = Residual.GATED, affine = Affine.SCALE, axes = {1, 2} |
            LAYER | DYNAMIC, 5, 8             | residual = Residual.GATED, affine = Affine.SCALE, axes = 1 | gated-residual at residual
            LAYER | DYNAMIC, 5, 8             | residual = Residual.GATED, affine = Affine.SCALE, axes = {1, 2}, affineAxes = 2 | gated-residual at residual
            LAYER | DYNAMIC, 5, 8             | residual = Residual.GATED, affine = Affine.SCALE, axes = {1, 2}, affineAxes = {0, 1, 2}, masked = true | masked at masked, gated-residual at residual
            BATCH | DYNAMIC, 8, 5             | residual = Residual.GATED, affine = Affine.SCALE | gated-residual at residual
            # a statistic of several elements
            LAYER | DYNAMIC, 1                |                     |
            BATCH | 1, 8                      |                     | single-element at shapes[0]
            BATCH | 2, 8                      |                     |
            BATCH | 2, 8 ; 1, 8               |                     | single-element at shapes[1]
            INSTANCE | DYNAMIC, 8, 1          |                     | single-element at shapes[0]
            GROUP | DYNAMIC, 8                | groups = 8          | single-element at shapes[0]
            GROUP | DYNAMIC, 8                | groups = 4          |
            # what calls take
            LAYER | DYNAMIC, 8                | storage = {}        | storage at storage
            LAYER | DYNAMIC, 8                | storage = Storage.ARRAYS |
            """;

    /** A line of the table, and what the first stage reads of it. */
    record Case(String line, NormDeclaration declaration, String findings) {

        @Override
        public String toString() {
            return line;
        }
    }

    private static final List<Case> READ = read(CASES.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" *\\| *", -1))
            .toList());

    private static List<Case> read(List<String[]> lines) {
        List<NormDeclaration> declarations = Declarations.of(lines.stream()
                .map(line -> attributes(line[0], line[1], line[2]))
                .toList());
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Case(String.join(" | ", lines.get(i)), declarations.get(i), lines.get(i)[3]))
                .toList();
    }

    static List<Case> cases() {
        return READ;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void beginsWhere(Case each) {
        assertThat(findings(each.declaration)).isEqualTo(each.findings);
    }

    @Test
    void aLayerHasAShape() {
        assertThat(findings(Declarations.of("type = LAYER, shapes = {}"))).isEqualTo("shapes at shapes");
    }

    @Test
    void aLayerHasNoMoreThan256Shapes() {
        assertThat(findings(withShapes(256))).isEmpty();
        assertThat(findings(withShapes(257))).isEqualTo("shapes at shapes[256]");
    }

    @Test
    void memorySegmentsAreThereFromJava22On() {
        String both = "@Normalize(name = \"Norm\", "
                + attributes(
                        "LAYER", "DYNAMIC, 8", "storage = {Storage.ARRAYS," + " Storage.SEGMENTS, Storage.SEGMENTS}")
                + ") class Model {}";
        int newest = Runtime.version().feature();
        assertThat(findings(Declarations.of(Map.of("models.Model", both), "--release", "17")
                        .get(0)))
                .isEqualTo("storage at storage[1]");
        assertThat(findings(Declarations.of("models.Model", both).get(0)))
                .isEqualTo(newest >= 22 ? "" : "storage at storage[1]");
    }

    private static NormDeclaration withShapes(int count) {
        String sizes =
                IntStream.rangeClosed(1, count).mapToObj(size -> size + ", 8").collect(Collectors.joining(";"));
        return Declarations.of(attributes("LAYER", sizes, ""));
    }

    private static String attributes(String type, String sizes, String more) {
        String shapes = Stream.of(sizes.split(";", -1))
                .map(shape -> "@Shape({" + shape.strip() + "})")
                .collect(Collectors.joining(", ", "{", "}"));
        return "type = " + type + ", shapes = " + shapes + (more.isEmpty() ? "" : ", " + more);
    }

    private static String findings(NormDeclaration declaration) {
        assertThat(declaration.readable()).as("whether it compiles").isTrue();
        return new Lint(WITHOUT_ADVICE)
                .findings(List.of(declaration)).get(declaration).stream()
                        .map(finding -> finding.id() + " at " + Places.of(declaration, finding.position()))
                        .collect(Collectors.joining(", "));
    }
}
