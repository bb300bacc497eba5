package io.vireo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller needs to be allowed to call a facet's method.
 *
 * <p>The gate enforces it, once, for every driver and every way in. The permissions are libvirt's, from the access
 * control annotations of its protocol description.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {

    /**
     * Returns the permissions that are needed, all of them.
     *
     * <p>{@code object:permission}, as in {@code domain:start}; {@code object:permission:FLAG} is needed only when the
     * call carries that flag, {@code object:permission:!FLAG} only when it does not; {@code A|B} is either flag.
     * {@code object:permission::parameter:CONSTANT} is needed only when that argument is that constant.
     *
     * @return the permissions; none for a call that everybody may make
     */
    String[] value();

    /**
     * Returns the permission that decides whether an object is left out of a list's answer.
     *
     * @return {@code object:permission}, or nothing when the answer is no list of objects
     */
    String filter() default "";

    /**
     * Says whether a read-only connection may make the call; otherwise it fails with {@link Denied}.
     *
     * <p>Even then it fails when one of the permissions that depend on a flag or an argument is needed, for example to
     * see passwords: those are never for a read-only connection.
     *
     * @return true when the call only reads
     */
    boolean readOnly() default false;
}
