package io.vireo.driver.remote;

import java.time.Duration;

/**
 * What every connection does unless its URI says otherwise.
 *
 * @param reconnect for how long a lost connection is tried again; zero for not at all
 * @param keepalive after how much silence a server is asked whether it is there; zero for never
 * @param unanswered how many such questions in a row may stay without an answer
 * @param patience how long a server may take to let this client in
 */
record Settings(Duration reconnect, Duration keepalive, int unanswered, Duration patience) {

    static final Settings STANDARD =
            new Settings(Duration.ofMinutes(5), Duration.ofSeconds(5), 5, Duration.ofSeconds(30));
}
