package io.normforge;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The sizes of a row-major array, outermost first: {@code @Shape({DYNAMIC, 384})}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Shape {

    /** A size that is known only at run time; it becomes an argument of the generated methods. */
    int DYNAMIC = -1;

    /** From one to six sizes, each positive or {@link #DYNAMIC}. */
    int[] value();
}
