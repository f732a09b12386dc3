package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** SYNC_BATCH without running statistics: ranks wait for each other when serving, too. */
final class SyncInEval implements Advice {

    @Override
    public String id() {
        return "sync-in-eval";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.isSynchronized() && !each.tracks())
                .map(each -> Remark.on(
                        declaration.trackRunningStats(),
                        "SYNC_BATCH without running statistics",
                        "in EVAL, too, every call waits for all ranks, and one that has no more samples stops the others",
                        "leave trackRunningStats out"));
    }
}
