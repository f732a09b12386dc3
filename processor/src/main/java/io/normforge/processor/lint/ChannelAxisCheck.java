package io.normforge.processor.lint;

import io.normforge.NormType;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.Preset;
import java.util.List;

/** Types with channels have a channel axis that is not the batch's; others say nothing of one. */
final class ChannelAxisCheck implements Check {

    private static final String ID = "channel-axis";
    private static final int DEFAULT = 1;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return Preset.of(declaration.type().value())
                .flatMap(preset -> Rank.of(declaration).map(rank -> findings(declaration, preset, rank)))
                .orElse(List.of());
    }

    private static List<Finding> findings(NormDeclaration declaration, Preset preset, int rank) {
        NormType type = preset.type();
        int axis = declaration.channelAxis().value();
        if (!preset.pooling().hasChannels()) {
            return axis == DEFAULT
                    ? List.of()
                    : error(
                            declaration,
                            type + " knows no channel axis; leave the attribute out, and say by axes what is"
                                    + " pooled");
        }
        if (rank < 2) {
            return List.of(Finding.error(
                    ID,
                    declaration.shapes().position(),
                    type
                            + " needs a batch axis and a channel axis, and the shape has one axis; write two sizes or more,"
                            + " as in @Shape({DYNAMIC, 64})"));
        }
        if (axis < -rank || axis >= rank) {
            return error(
                    declaration,
                    "axis " + axis + " is no axis of a shape of rank " + rank
                            + "; write 1 for channels first, or -1 for" + " channels last");
        }
        if (axis == 0 || axis == -rank) {
            return error(
                    declaration,
                    "axis 0 is the batch axis, and " + type + " needs another for the channels; write 1 for channels"
                            + " first, or -1 for channels last");
        }
        return List.of();
    }

    private static List<Finding> error(NormDeclaration declaration, String message) {
        return List.of(Finding.error(ID, declaration.channelAxis().position(), message));
    }
}
