package io.vireo.registry;

import io.vireo.Ref;

/**
 * One call on its way to a driver.
 *
 * @param operation what is called
 * @param subject on which object
 * @param arguments with what
 * @param fromDriver whether a driver of the same connection makes it
 */
record Call(FacetMethod operation, Ref subject, Object[] arguments, boolean fromDriver) {

    Call(FacetMethod operation, Ref subject, Object[] arguments) {
        this(operation, subject, arguments, false);
    }

    Call byDriver() {
        return new Call(operation, subject, arguments, true);
    }

    @Override
    public String toString() {
        return operation.function() + " of " + subject.label();
    }
}
