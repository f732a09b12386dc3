package io.normforge.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks generated classes. The JDK's own annotation of this name is not used: it lives in a module that a model's need
 * not read, no processor claims it, which javac warns of, and coverage tools do not see it in class files.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Generated {

    /** The generator. */
    String value();

    /** The model whose annotation asks for the class, as source code names it. */
    String model();
}
