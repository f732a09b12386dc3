package io.normforge.integrations.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** A test that waits much and depends on no JDK. Where CI builds again on another JDK, and says so, it waits for that build. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfEnvironmentVariable(
        named = "NORMFORGE_TESTED_AGAIN",
        matches = "true",
        disabledReason = "this build is followed by one on another JDK, which runs it")
public @interface OnceInCi {}
