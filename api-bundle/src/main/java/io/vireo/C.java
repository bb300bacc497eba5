package io.vireo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The C functions of libvirt that a facet's method stands for.
 *
 * <p>The support matrix, the table "where is virDomainX?" and the messages of unsupported calls are read from it. Every
 * function of libvirt's driver tables stands in exactly one of these annotations.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface C {

    /**
     * Returns the newest form of the function.
     *
     * @return a name such as {@code virDomainCreateWithFlags}
     */
    String value();

    /**
     * Returns the older or narrower forms that the method covers too.
     *
     * @return names such as {@code virDomainCreate}
     */
    String[] older() default {};
}
