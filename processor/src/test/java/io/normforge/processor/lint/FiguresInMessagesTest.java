package io.normforge.processor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.testing.Declarations;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What messages work out: the nearest that would do, axes as counted from the front, and what else to write. */
class FiguresInMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GROUP | {DYNAMIC, 8, 4}  | groups = 3  | 8 channels do not split evenly into 3 groups; write 2 or 4
            GROUP | {DYNAMIC, 12, 4} | groups = 5  | write 4 or 6
            GROUP | {DYNAMIC, 12, 4} | groups = 7  | write 6 or 12
            GROUP | {DYNAMIC, 8, 4}  | groups = 16 | into 16 groups; write 8
            GROUP | {DYNAMIC, 4, 9}  | groups = 2, channelAxis = -1 | 9 channels do not split evenly into 2 groups; write 1 or 3
            GROUP | {DYNAMIC, 4, DYNAMIC} | groups = 2, channelAxis = -1, affine = Affine.NONE | the size of axis 2, is DYNAMIC
            LAYER | {DYNAMIC, 8}     | axes = 2    | axis 2 is no axis of a shape of rank 2; write one from 0 to 1, or from -1 to -2 to count from the end
            LAYER | {4, 8}           | axes = {0, -2} | axis -2 is there twice (0 from the front); leave one out
            LAYER | {4, 8}           | axes = {-1, 1} | axis 1 is there twice (1 from the front); leave one out
            BATCH | {4, 8}           | channelAxis = -2 | axis 0 is the batch axis
            BATCH | {4, 8}           | channelAxis = -3 | axis -3 is no axis of a shape of rank 2
            BATCH | {4, 8, 3}        | axes = {0, 2}, channelAxis = -1 | and axis 2 is the channels'; leave it out
            BATCH | {4, 8, 3}        | axes = {0, -2} | and axis 1 is the channels'; leave it out
            INSTANCE | {4, 8, 3}     | axes = {1, 2} | and axis 1 is theirs; leave it out
            LAYER | {4, 5, 8}        | masked = true, axes = {1, 2}, affine = Affine.SCALE | at all its positions; write affineAxes = {0, 2}
            BATCH | {4, 8, 5}        | masked = true, affine = Affine.SCALE, affineAxes = 2 | are packed side by side; write affineAxes = 1
            BATCH | {1, 8}           | epsilon = 1 | make the batch axis larger or DYNAMIC
            INSTANCE | {4, 8, 1}     | epsilon = 1 | has no variance; write type = GROUP or LAYER
            GROUP | {4, 8}           | groups = 8  | has no variance; write fewer groups
            RMS   | {65536, 65536}   | epsilon = 1 | a shape of 4294967296 elements, more than the 2147418112 of a call
            LAYER | {4, 1}), @Shape({4, 2}), @Shape({4, 3}), @Shape({4, 5} | epsilon = 1 | but its size is [1, 2, 3, 5] in them
            LAYER | {4, 1}), @Shape({4, 2}), @Shape({4, 3}), @Shape({4, 5}), @Shape({4, 6} | epsilon = 1 | but its size is [1, 2, 3, 5] and 1 more in them
            LAYER | {4, 1}), @Shape({4, 2}), @Shape({4, 3}), @Shape({4, 5}), @Shape({4, 6}), @Shape({4, 7} | epsilon = 1 | but its size is [1, 2, 3, 5] and 2 more in them
            """)
    void areTrue(String type, String sizes, String more, String message) {
        NormDeclaration declaration = Declarations.of("type = " + type + ", shapes = {@Shape(" + sizes + ")}, " + more);
        assertThat(new Lint(Levels.of("all=off")).findings(List.of(declaration)).get(declaration))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains(message));
    }
}
