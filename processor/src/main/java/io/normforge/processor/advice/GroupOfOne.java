package io.normforge.processor.advice;

import io.normforge.NormType;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** GROUP with one group, which some take for a transformer's LAYER. Some networks mean it, so it is a note. */
final class GroupOfOne implements Advice {

    @Override
    public String id() {
        return "group-of-one";
    }

    @Override
    public Level level() {
        return Level.NOTE;
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.type() == NormType.GROUP && each.groups() == 1)
                .map(each -> Remark.on(
                        declaration.groups(),
                        "GROUP with one group pools all channels and all of space",
                        "that is LAYER over a whole sample, not the LAYER of a transformer, which pools the channels of each"
                                + " position alone",
                        "write type = LAYER with the axes to pool, or silence this where it is meant"));
    }
}
