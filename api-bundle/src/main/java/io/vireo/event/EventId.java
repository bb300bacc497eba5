package io.vireo.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** libvirt's number of a kind of event, unique within the family of its kind of object. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventId {

    /**
     * Returns the number.
     *
     * @return the event id
     */
    int value();
}
