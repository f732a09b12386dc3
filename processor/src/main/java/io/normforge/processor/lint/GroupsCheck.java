package io.normforge.processor.lint;

import io.normforge.NormType;
import io.normforge.Shape;
import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** GROUP says how many groups, which divide the channels evenly; no other type has groups. */
final class GroupsCheck implements Check {

    private static final String ID = "groups";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        NormType type = declaration.type().value();
        int groups = declaration.groups().value();
        if (type != NormType.GROUP) {
            return groups == 0
                    ? List.of()
                    : error(
                            declaration,
                            type + " has no groups; leave the attribute out (type = GROUP pools groups of channels)");
        }
        if (groups < 1 && groups != Shape.CONFIGURED) {
            return error(
                    declaration,
                    groups + " groups; write how many groups the channels are split into, such as groups = 32, or"
                            + " CONFIGURED, where the constructor takes it");
        }
        return Rank.of(declaration)
                .filter(rank -> new ChannelAxisCheck().check(declaration).isEmpty())
                .map(rank -> channels(declaration, groups, rank))
                .orElse(List.of());
    }

    private static List<Finding> channels(NormDeclaration declaration, int groups, int rank) {
        int axis = Math.floorMod(declaration.channelAxis().value(), rank);
        List<Integer> channels = declaration.shapes().value().stream()
                .map(shape -> shape.value().get(axis))
                .map(Declared::value)
                .toList();
        if (channels.contains(Shape.DYNAMIC)) {
            return List.of(Finding.error(
                    ID,
                    declaration.shapes().position(),
                    "GROUP splits the channels, and their number, the size of axis " + axis
                            + ", is DYNAMIC; write a fixed size, or CONFIGURED for one that is known when the layer is"
                            + " made"));
        }
        Optional<Integer> uneven = channels.stream()
                .filter(count -> count > 0 && groups > 0 && count % groups != 0)
                .findFirst();
        return uneven.map(count -> error(
                        declaration,
                        count + " channels do not split evenly into " + groups + " groups; write "
                                + nearestDivisors(count, groups)))
                .orElse(List.of());
    }

    /** The divisor before and the one behind, where there are both: {@code 16 or 32}. */
    private static String nearestDivisors(int count, int groups) {
        return IntStream.of(
                        IntStream.iterate(Math.min(groups, count), below -> below - 1)
                                .filter(below -> count % below == 0)
                                .findFirst()
                                .orElseThrow(),
                        IntStream.rangeClosed(Math.min(groups, count), count)
                                .filter(above -> count % above == 0)
                                .findFirst()
                                .orElseThrow())
                .distinct()
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" or "));
    }

    private static List<Finding> error(NormDeclaration declaration, String message) {
        return List.of(Finding.error(ID, declaration.groups().position(), message));
    }
}
