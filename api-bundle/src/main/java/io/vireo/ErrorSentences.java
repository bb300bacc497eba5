package io.vireo;

import java.util.List;
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

    private static final Pattern NO_SUCH_POOL_TYPE = Pattern.compile("^missing backend for pool type ");

    private static final Pattern IS_PRIVATE = Pattern.compile("^secret is private$");

    private static final Pattern NO_SUCH_DEVICE = Pattern.compile("^invalid path:? |is not a known interface$"
            + "|^disk .* (was )?not found|^no (disk|interface|device) |^device not present in domain configuration");

    private static final Map<ErrorCode, List<Sentence>> BY_CODE = Map.of(
            ErrorCode.INTERNAL_ERROR,
                    List.of(
                            new Sentence(KEPT_FOR_ANOTHER, ErrorKind.ALREADY_EXISTS),
                            new Sentence(NO_SUCH_POOL_TYPE, ErrorKind.UNSUPPORTED)),
            ErrorCode.OPERATION_FAILED, List.of(new Sentence(IN_THE_WAY, ErrorKind.ALREADY_EXISTS)),
            ErrorCode.OPERATION_INVALID, List.of(new Sentence(IN_THE_WAY, ErrorKind.ALREADY_EXISTS)),
            ErrorCode.INVALID_ARG, List.of(new Sentence(NO_SUCH_DEVICE, ErrorKind.NOT_FOUND)),
            ErrorCode.INVALID_SECRET, List.of(new Sentence(IS_PRIVATE, ErrorKind.DENIED)));

    private record Sentence(Pattern words, ErrorKind kind) {}

    private ErrorSentences() {}

    /** Which kind a sentence tells; empty when the code says all. */
    static Optional<ErrorKind> kindOf(ErrorCode code, ErrorFacts facts) {
        String text = facts.detail().orElse(facts.message());
        return BY_CODE.getOrDefault(code, List.of()).stream()
                .filter(sentence -> sentence.words().matcher(text).find())
                .map(Sentence::kind)
                .findFirst();
    }
}
