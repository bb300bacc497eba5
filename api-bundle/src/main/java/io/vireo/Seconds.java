package io.vireo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The {@link java.time.Duration} travels as a number of seconds, the {@link java.time.Instant} as a number of seconds
 * since 1970 in UTC; a remainder is cut off.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Seconds {

    /**
     * Returns the size of the number.
     *
     * @return 32 or 64
     */
    int bits() default 32;
}
