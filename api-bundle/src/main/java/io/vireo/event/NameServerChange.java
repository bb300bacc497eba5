package io.vireo.event;

/** What was done about a network's process for names and addresses that ended by itself. */
public enum NameServerChange {
    /** Another one was started in its place. */
    RESTARTED,
    /** None could be started that stays: the network runs without one until it is changed or started again. */
    GIVEN_UP
}
