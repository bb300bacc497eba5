package io.vireo;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sentences that say more than their code.
 *
 * <p>Hypervisors report an object that is in the way, and a device that is not there, with codes which stand for many
 * other things. What callers act on is the kind, so these sentences tell it, whoever says them: a driver in this
 * process, a server of ours or one of libvirt's.
 */
final class ErrorSentences {

    private static final Pattern IN_THE_WAY = Pattern.compile("already exists( with uuid \\S+)?$|exists already$"
            + "|is already defined with uuid \\S+$|is already active as '|^Storage source conflict with pool");

    private static final Pattern KEPT_FOR_ANOTHER = Pattern.compile("already defined for use with ");

    private static final Pattern NO_SUCH_DEVICE = Pattern.compile("^invalid path:? |is not a known interface$"
            + "|^disk .* (was )?not found|^no (disk|interface|device) |^device not present in domain configuration");

    private static final Map<ErrorCode, Sentence> BY_CODE = Map.of(
            ErrorCode.INTERNAL_ERROR, new Sentence(KEPT_FOR_ANOTHER, ErrorKind.ALREADY_EXISTS),
            ErrorCode.OPERATION_FAILED, new Sentence(IN_THE_WAY, ErrorKind.ALREADY_EXISTS),
            ErrorCode.OPERATION_INVALID, new Sentence(IN_THE_WAY, ErrorKind.ALREADY_EXISTS),
            ErrorCode.INVALID_ARG, new Sentence(NO_SUCH_DEVICE, ErrorKind.NOT_FOUND));

    private record Sentence(Pattern words, ErrorKind kind) {}

    private ErrorSentences() {}

    /** Which kind a sentence tells; empty when the code says all. */
    static Optional<ErrorKind> kindOf(ErrorCode code, ErrorFacts facts) {
        String text = facts.detail().orElse(facts.message());
        return Optional.ofNullable(BY_CODE.get(code))
                .filter(sentence -> sentence.words().matcher(text).find())
                .map(Sentence::kind);
    }
}
