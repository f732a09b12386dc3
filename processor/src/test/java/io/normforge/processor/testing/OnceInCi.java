package io.normforge.processor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A long test of what no JDK changes, such as generated text. Where CI builds again on another JDK, and says so by {@value #AGAIN} in
 * the environment, it waits for that build.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnceInCi.Condition.class)
public @interface OnceInCi {

    /** Set where the same tests run again on another JDK. */
    String AGAIN = "NORMFORGE_TESTED_AGAIN";

    /** Answers from the environment. */
    final class Condition implements ExecutionCondition {

        /** Whether the same tests run again on another JDK. */
        public static boolean isTestedAgain() {
            return Boolean.parseBoolean(System.getenv(AGAIN));
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return isTestedAgain()
                    ? ConditionEvaluationResult.disabled("this build is followed by one on another JDK, which runs it")
                    : ConditionEvaluationResult.enabled("no other build runs it");
        }
    }
}
