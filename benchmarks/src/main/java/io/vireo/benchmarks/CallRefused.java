package io.vireo.benchmarks;

import io.vireo.ErrorFacts;
import java.io.IOException;

/** A server answered a call with an error; the conversation goes on. */
final class CallRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private final int code;

    CallRefused(ErrorFacts facts) {
        super("a call failed: " + facts.message());
        this.code = facts.code();
    }

    /** The error's number. */
    int code() {
        return code;
    }
}
