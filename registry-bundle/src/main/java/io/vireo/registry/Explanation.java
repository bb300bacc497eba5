package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.ConnectionLost;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.Ref;
import io.vireo.VirtException;

/**
 * Makes of whatever a driver throws an error that says what failed, on which object, and where; and that holds nothing
 * of the driver: an exception keeps the classes of its stack alive, so every one is made anew.
 */
final class Explanation {

    private final Label label;
    private final ConnectUri uri;

    Explanation(Label label, ConnectUri uri) {
        this.label = label;
        this.uri = uri;
    }

    /** Explains a failure; an exhausted virtual machine is thrown on as it is. */
    VirtException of(Throwable failure, String function, Ref subject) {
        if (failure instanceof OutOfMemoryError exhausted) {
            throw exhausted;
        }
        if (failure instanceof ConnectionLost lost) {
            // Its code does not tell this class, so it cannot be made anew.
            return lost;
        }
        VirtException explained = failure instanceof VirtException said
                ? VirtException.of(completed(said.facts(), function), Retold.of(said.getCause()))
                : unexpected(failure, function, subject);
        explained.setStackTrace(failure.getStackTrace());
        return explained;
    }

    private ErrorFacts completed(ErrorFacts facts, String function) {
        ErrorFacts said =
                facts.code() == ErrorCode.NO_SUPPORT.number() && facts.detail().isEmpty()
                        ? ErrorFacts.of(ErrorCode.NO_SUPPORT, function).in(label.domain())
                        : facts;
        return said.domain() == ErrorDomain.NONE.number() ? said.in(label.domain()) : said;
    }

    private VirtException unexpected(Throwable failure, String function, Ref subject) {
        boolean interrupted = failure instanceof InterruptedException;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        String what = function + " of " + subject.label() + " on " + uri;
        ErrorFacts facts = interrupted
                ? ErrorFacts.of(ErrorCode.OPERATION_ABORTED, what + ": the calling thread was interrupted")
                : ErrorFacts.of(ErrorCode.INTERNAL_ERROR, what + " failed in the " + label + ": " + failure);
        return VirtException.of(facts.in(label.domain()), Retold.of(failure));
    }
}
