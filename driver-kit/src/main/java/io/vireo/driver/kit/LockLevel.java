package io.vireo.driver.kit;

/** How much of an object an operation takes. */
public enum LockLevel {
    /** It only asks the hypervisor: beside other queries, not beside a change unless that lets queries in. */
    QUERY,
    /** It changes the object: alone. */
    MODIFY,
    /** It ends the object: alone, and whoever holds the object is interrupted for it. */
    DESTROY
}
