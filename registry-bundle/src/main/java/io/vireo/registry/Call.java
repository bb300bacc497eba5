package io.vireo.registry;

import io.vireo.Ref;

/**
 * One call on its way to a driver.
 *
 * @param operation what is called
 * @param subject on which object
 * @param arguments with what
 */
record Call(FacetMethod operation, Ref subject, Object[] arguments) {

    @Override
    public String toString() {
        return operation.function() + " of " + subject.label();
    }
}
