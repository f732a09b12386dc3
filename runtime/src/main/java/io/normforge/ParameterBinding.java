package io.normforge;

import java.util.Optional;

/** Which γ and β a layer reads: its own, or those of memory of the caller's that it is bound to. */
final class ParameterBinding {

    private final String title;
    private final NormParameters own;

    /** Null where kernels read the layer's own. */
    private volatile BoundParameters bound;

    ParameterBinding(String title, NormParameters own) {
        this.title = title;
        this.own = own;
    }

    void to(BoundParameters parameters) {
        bound = parameters;
    }

    void end() {
        bound = null;
    }

    boolean isBound() {
        return bound != null;
    }

    /** Where γ lies; null for the layer's own. */
    Object gamma() {
        BoundParameters now = bound;
        return now == null ? null : now.gamma();
    }

    /** Where β lies. */
    Object beta() {
        BoundParameters now = bound;
        return now == null ? null : now.beta();
    }

    /** The γ and β that the layer reads. */
    NormParameters current() {
        return BoundParameters.current(Optional.ofNullable(bound), own);
    }

    /** Where a method is about the layer's own γ and β, it is not bound to others. */
    void requireNone(String method) {
        if (bound != null) {
            throw new IllegalStateException(title + ": " + method
                    + " is about the layer's own gamma, and it is bound to memory outside; call unbind() before");
        }
    }
}
