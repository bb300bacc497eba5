package io.vireo.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a driver promises.
 *
 * @param sentence the promise, as a sentence about the driver
 * @param needs what a driver must have for the promise to be about it
 * @param body fails when the promise is broken
 */
record Contract(String sentence, List<Need> needs, Body body) {

    /** The proof of a contract. */
    @FunctionalInterface
    interface Body {
        void prove(Bench bench) throws Exception;
    }

    static Contract of(String sentence, Body body, Need... needs) {
        return new Contract(sentence, List.of(needs), body);
    }

    /** The same contract for drivers that have more. */
    Contract needing(Need... more) {
        List<Need> all = new ArrayList<>(needs);
        all.addAll(List.of(more));
        return new Contract(sentence, List.copyOf(all), body);
    }

    /** Whether it can be about any driver. */
    boolean isPossible() {
        return needs.stream().allMatch(Need::isPossible);
    }

    /** Why the contract is not about a driver; empty when it is. */
    Optional<String> missing(Candidate candidate) {
        return needs.stream().flatMap(need -> need.missing(candidate).stream()).findFirst();
    }
}
