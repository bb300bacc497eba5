package io.vireo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text travels as an array of single characters, four bytes each. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Chars {

    /**
     * Returns how many characters there can be, with the final NUL.
     *
     * @return the bound
     */
    int value();

    /**
     * Says whether always so many are sent.
     *
     * @return true for an array of fixed length
     */
    boolean fixed() default false;
}
