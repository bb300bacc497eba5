package io.vireo.driver.kit.namespaces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks tests that change what everybody on the host would see, were they run there: they run only where
 * {@link OwnNamespaces} started them, and are skipped, with the reason, when a pattern or a development environment picks
 * them up elsewhere.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(InOwnNamespaces.Condition.class)
public @interface InOwnNamespaces {

    /** The property with the mounts of whoever started the tests. */
    String OUTSIDE = "vireo.outside";

    /** Looks whether the mounts are others than those of whoever started the tests. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String outside = System.getProperty(OUTSIDE);
            if (outside != null && !outside.equals(mounts())) {
                return ConditionEvaluationResult.enabled("in namespaces of their own");
            }
            String why = context.getDisplayName() + " would change this host: another class runs it by OwnNamespaces";
            System.out.println("skipped: " + why);
            return ConditionEvaluationResult.disabled(why);
        }

        /** The name of this process's mounts, as Linux tells it. */
        static String mounts() {
            try {
                return Files.readSymbolicLink(Path.of("/proc/self/ns/mnt")).toString();
            } catch (IOException elsewhere) {
                throw new UncheckedIOException("which mounts these are, Linux does not say", elsewhere);
            }
        }
    }
}
