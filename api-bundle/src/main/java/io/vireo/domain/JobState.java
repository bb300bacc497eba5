package io.vireo.domain;

/** How a {@link Job} stands. */
public enum JobState {
    /** It is under way. */
    RUNNING,
    /** It was asked to stop and has not ended yet. */
    CANCELLING,
    /** It succeeded. */
    DONE,
    /** It failed; everything is as before, as far as that is possible. */
    FAILED,
    /** It was cancelled; everything is as before. */
    CANCELLED;

    /** {@return whether it has ended} */
    public boolean isOver() {
        return this != RUNNING && this != CANCELLING;
    }
}
