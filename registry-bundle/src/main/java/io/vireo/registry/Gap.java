package io.vireo.registry;

/**
 * Events that a subscriber does not get.
 *
 * @param reason why, for people
 * @param lost how many
 * @param upTo the number of the last of them
 */
record Gap(String reason, long lost, long upTo) {

    Gap and(long more, long last) {
        return new Gap(reason, lost + more, Math.max(upTo, last));
    }

    Gap and(Gap later) {
        return and(later.lost, later.upTo);
    }
}
