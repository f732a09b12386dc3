package io.normforge.processor.lint;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Preset;
import java.util.List;
import java.util.Optional;

/** What a declaration stands for, as far as its axes and sizes make sense; for checks that look at the whole. */
final class Resolved {

    private static final List<Check> NEEDED = List.of(
            new SizesCheck(), new ChannelAxisCheck(), new AxesCheck(), new AffineAxesCheck(), new GroupsCheck());

    private Resolved() {}

    /** Empty where another check refuses what it would be made of. */
    static Optional<NormSpec> spec(NormDeclaration declaration) {
        boolean usable = Rank.of(declaration).isPresent()
                && Preset.of(declaration.type().value()).isPresent()
                && NEEDED.stream().allMatch(check -> check.check(declaration).isEmpty());
        return usable ? Optional.of(NormSpec.of(declaration)) : Optional.empty();
    }
}
