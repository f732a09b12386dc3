package io.normforge.processor.lint;

import io.normforge.NormType;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.DeclaredValues;
import io.normforge.processor.spec.Preset;
import java.util.ArrayList;
import java.util.List;

/** The pooled axes are axes of the shape, each once, and such as the type can pool. */
final class AxesCheck implements Check {

    private static final String ID = "axes";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return Rank.of(declaration).map(rank -> findings(declaration, rank)).orElse(List.of());
    }

    private static List<Finding> findings(NormDeclaration declaration, int rank) {
        List<Finding> findings =
                new ArrayList<>(AxisList.findings(ID, declaration.axes().value(), rank));
        boolean explicit = !declaration.axes().value().isEmpty();
        if (findings.isEmpty()
                && explicit
                && new ChannelAxisCheck().check(declaration).isEmpty()) {
            Preset.of(declaration.type().value())
                    .map(preset -> complaint(declaration, preset, rank))
                    .filter(complaint -> !complaint.isEmpty())
                    .ifPresent(complaint ->
                            findings.add(Finding.error(ID, declaration.axes().position(), complaint)));
        }
        return findings;
    }

    private static String complaint(NormDeclaration declaration, Preset preset, int rank) {
        List<Integer> pooled = new DeclaredValues(declaration, preset).pooledAxes(rank);
        NormType type = preset.type();
        int channelAxis = Math.floorMod(declaration.channelAxis().value(), rank);
        boolean overChannels = pooled.contains(channelAxis);
        return switch (preset.pooling()) {
            case LAST -> "";
            case GROUPS ->
                "GROUP pools the channels of a group and all axes but the batch's; leave the attribute out, or write"
                        + " type = LAYER to choose the axes";
            case BATCH -> {
                if (overChannels) {
                    yield type + " has a statistic for each channel, and axis " + channelAxis
                            + " is the channels'; leave it out, or write type = LAYER";
                }
                yield pooled.contains(0)
                        ? ""
                        : type + " pools over the batch, and axis 0 is not there; add it, or write type = INSTANCE"
                                + " or LAYER";
            }
            case SPACE -> {
                if (pooled.contains(0)) {
                    yield "INSTANCE keeps samples apart, and axis 0 is the batch's; leave it out, or write type = BATCH";
                }
                yield overChannels
                        ? "INSTANCE keeps channels apart, and axis " + channelAxis
                                + " is theirs; leave it out, or write type = LAYER"
                        : "";
            }
        };
    }
}
