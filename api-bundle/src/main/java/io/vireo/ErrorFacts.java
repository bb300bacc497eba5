package io.vireo;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that an error says, as values: libvirt's {@code virError}, and the error struct of its wire protocol.
 *
 * <p>Numbers stay raw, so that a code or domain which this version does not know survives a trip through it.
 *
 * @param code libvirt's number of the error code
 * @param domain libvirt's number of the part where the error arose
 * @param message the whole sentence for people
 * @param template the message with {@code %s} in place of the detail, if the message has one
 * @param detail the variable part of the message
 * @param more a third text; libvirt leaves it out today
 * @param first a number that explains the error: the {@code errno} of a failed system call, otherwise -1
 * @param second a second number, -1 today
 */
public record ErrorFacts(
        int code,
        int domain,
        String message,
        Optional<String> template,
        Optional<String> detail,
        Optional<String> more,
        int first,
        int second)
        implements Serializable {

    /** Refuses facts that lack a part. */
    public ErrorFacts {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(more, "more");
    }

    /**
     * Gathers the facts of an error that has no detail.
     *
     * @param code what went wrong
     * @return facts with the code's plain text
     */
    public static ErrorFacts of(ErrorCode code) {
        return new ErrorFacts(
                code.number(), 0, code.text(), Optional.of(code.text()), Optional.empty(), Optional.empty(), -1, -1);
    }

    /**
     * Gathers the facts of an error with a detail.
     *
     * @param code what went wrong
     * @param detail what happened, to which object, why, and what to do
     * @return facts with the detail in the code's template
     */
    public static ErrorFacts of(ErrorCode code, String detail) {
        return new ErrorFacts(
                code.number(),
                0,
                code.message(detail),
                Optional.of(code.template()),
                Optional.of(detail),
                Optional.empty(),
                -1,
                -1);
    }

    /**
     * Returns the same facts with another place of origin.
     *
     * @param place where the error arose
     * @return facts with that domain
     */
    public ErrorFacts in(ErrorDomain place) {
        return new ErrorFacts(code, place.number(), message, template, detail, more, first, second);
    }

    // Optional cannot be serialized, so an error that is takes its facts along in this shape.
    private record Frozen(
            int code, int domain, String message, String template, String detail, String more, int first, int second)
            implements Serializable {

        private Object readResolve() {
            return new ErrorFacts(
                    code,
                    domain,
                    message,
                    Optional.ofNullable(template),
                    Optional.ofNullable(detail),
                    Optional.ofNullable(more),
                    first,
                    second);
        }
    }

    private Object writeReplace() {
        return new Frozen(
                code, domain, message, template.orElse(null), detail.orElse(null), more.orElse(null), first, second);
    }
}
