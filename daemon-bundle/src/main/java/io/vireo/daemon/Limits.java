package io.vireo.daemon;

import java.time.Duration;

/**
 * How much clients may ask of the daemon; the names and most of the numbers are those of libvirtd's configuration.
 *
 * @param clients how many at once ({@code max_clients})
 * @param anonymous how many that have not yet said who they are ({@code max_anonymous_clients})
 * @param queued how many wait to be accepted ({@code max_queued_clients})
 * @param workers how many calls are carried out at once ({@code max_workers})
 * @param urgentWorkers how many more of those that must not wait ({@code prio_workers})
 * @param requests how many calls of one client are carried out at once ({@code max_client_requests})
 * @param streams how many streams all clients may have at once ({@code max_streams}): each may need a thread
 * @param keepaliveInterval after how long a silence a client is asked whether it is there; zero for never
 * @param keepaliveCount how often it is asked in vain before it is given up
 * @param login how long a client may take to say who it is
 * @param patience how long calls wait for a driver that is gone to come back
 */
record Limits(
        int clients,
        int anonymous,
        int queued,
        int workers,
        int urgentWorkers,
        int requests,
        int streams,
        Duration keepaliveInterval,
        int keepaliveCount,
        Duration login,
        Duration patience) {

    /** What holds when nothing else is said. */
    static final Limits STANDARD = new Limits(
            5000, 20, 1000, 20, 5, 5, 1000, Duration.ofSeconds(5), 5, Duration.ofSeconds(60), Duration.ofSeconds(30));

    /** How many bytes a message may have before its sender said who it is: the largest that authentication needs. */
    static final int ANONYMOUS_MESSAGE = 300 * 1024;

    /** How many calls of one client wait before no more are read from it, and how many bytes they may have. */
    static final int WAITING_CALLS = 1024;

    static final long WAITING_BYTES = 4L * 1024 * 1024;

    /** How many bytes may wait to be sent to a client before none of its calls are taken, and before it is dropped. */
    static final long UNSENT_PAUSE = 1024 * 1024;

    static final long UNSENT_DROP = 64L * 1024 * 1024;
}
