package io.vireo.tck;

/** What can be done with a kind of object that has definitions. */
enum Verb {
    LIST,
    FIND_BY_NAME,
    FIND_BY_UUID,
    DEFINE,
    DESCRIBE,
    START,
    STOP,
    IS_ACTIVE,
    UNDEFINE,
    CREATE,
    AUTOSTART,
    SET_AUTOSTART
}
