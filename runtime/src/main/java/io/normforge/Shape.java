package io.normforge;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The sizes of a row-major array, outermost first: {@code @Shape({DYNAMIC, 384})} or {@code @Shape({DYNAMIC, CONFIGURED})}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Shape {

    /** A size that is known only when the layer is called; it becomes an argument of the generated methods. */
    int DYNAMIC = -1;

    /**
     * A size that is known when the layer is made: its constructor takes it, and no call does. γ, β and running statistics may vary
     * along such an axis. Several shapes that have it and constants in one place get a kernel for each of these, and one that does
     * for any other. In the place of {@link Normalize#epsilon()}, {@link Normalize#momentum()} or {@link Normalize#groups()} it
     * leaves that to the constructor too.
     */
    int CONFIGURED = Integer.MIN_VALUE;

    /** From one to six sizes, each positive, {@link #DYNAMIC} or {@link #CONFIGURED}. */
    int[] value();
}
