package io.normforge.processor.advice;

import io.normforge.NormType;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** GROUP with as many groups as channels, which is INSTANCE. Some networks mean it, so it is a note. */
final class GroupPerChannel implements Advice {

    @Override
    public String id() {
        return "group-per-channel";
    }

    @Override
    public Level level() {
        return Level.NOTE;
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.type() == NormType.GROUP && each.groups() > 1)
                .filter(each -> each.groups() == each.shapes().get(0).get(each.channelAxis()))
                .map(each -> Remark.on(
                        declaration.groups(),
                        "GROUP with a group for each of " + each.groups() + " channels",
                        "that is INSTANCE, by another name",
                        "write type = INSTANCE, affine = GAMMA_BETA, or fewer groups, such as 32 or 16"));
    }
}
