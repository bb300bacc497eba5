package io.vireo.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry's log, fetched only when there is something to say: waking it takes longer than opening a connection. */
final class Log {

    private Log() {}

    static Logger of(Class<?> speaker) {
        return LoggerFactory.getLogger(speaker);
    }
}
