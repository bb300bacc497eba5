package io.vireo;

import java.util.Objects;
import java.util.Optional;

/**
 * The one error of this API: a libvirt error code and a sentence that says what failed, on which object, why, and what
 * to do.
 *
 * <p>Subclasses exist only where a caller acts differently. {@link #of(ErrorFacts)} chooses the subclass from the code,
 * and from the sentence where a code stands for too much, so that an error which crosses the wire arrives as the class
 * that left.
 */
public class VirtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorFacts facts;

    /**
     * Makes an error with a detail; the message is the code's template filled with it.
     *
     * @param code what went wrong
     * @param detail what happened, to which object, why, and what to do
     */
    public VirtException(ErrorCode code, String detail) {
        this(ErrorFacts.of(code, detail), null);
    }

    /**
     * Makes an error with a detail and the failure behind it.
     *
     * @param code what went wrong
     * @param detail what happened, to which object, why, and what to do
     * @param cause the failure behind it
     */
    public VirtException(ErrorCode code, String detail, Throwable cause) {
        this(ErrorFacts.of(code, detail), cause);
    }

    /**
     * Makes an error from its facts; {@link #of(ErrorFacts)} is the way that chooses the subclass.
     *
     * @param facts everything that the error says
     * @param cause the failure behind it, or null
     */
    protected VirtException(ErrorFacts facts, Throwable cause) {
        super(facts.message(), cause);
        this.facts = Objects.requireNonNull(facts, "facts");
    }

    /**
     * Makes the error of the class that stands for what the facts say.
     *
     * @param facts everything that the error says
     * @return an error, not thrown yet
     */
    public static VirtException of(ErrorFacts facts) {
        return of(facts, null);
    }

    /**
     * Makes the error of the class that stands for what the facts say, with the failure behind it.
     *
     * @param facts everything that the error says
     * @param cause the failure behind it, or null
     * @return an error, not thrown yet
     */
    public static VirtException of(ErrorFacts facts, Throwable cause) {
        return ErrorCode.of(facts.code())
                .map(code -> ErrorKind.of(code, facts).make(facts, cause))
                .orElseGet(() -> new VirtException(facts, cause));
    }

    /**
     * Returns what went wrong; empty for a number that this version does not know.
     *
     * @return the code
     */
    public final Optional<ErrorCode> code() {
        return ErrorCode.of(facts.code());
    }

    /**
     * Returns libvirt's number of what went wrong, known or not.
     *
     * @return the number of the code
     */
    public final int number() {
        return facts.code();
    }

    /**
     * Returns libvirt's number of the part where the error arose, known or not.
     *
     * @return the number of the domain, 0 when nobody said
     */
    public final int domainNumber() {
        return facts.domain();
    }

    /**
     * Returns everything that the error says.
     *
     * @return the facts
     */
    public final ErrorFacts facts() {
        return facts;
    }
}
