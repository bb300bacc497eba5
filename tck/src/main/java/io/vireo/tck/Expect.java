package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.function.Executable;

/** What contracts say of calls that must fail. */
final class Expect {

    private static final Duration STEP = Duration.ofMillis(10);

    private Expect() {}

    /** The call fails with an error of this API that says something. */
    static VirtException refused(String what, Executable call) {
        try {
            call.execute();
        } catch (VirtException refusal) {
            assertFalse(refusal.getMessage().isBlank(), () -> what + ": the error says nothing");
            return refusal;
        } catch (Throwable other) {
            return fail(what + ": threw " + other + " instead of a VirtException", other);
        }
        return fail(what + ": was not refused");
    }

    /** The call fails with NotFound and one of the codes. */
    static void notFound(String what, Set<ErrorCode> codes, Executable call) {
        VirtException refusal = refused(what, call);
        assertTrue(refusal instanceof NotFound, () -> what + ": should be NotFound, was " + refusal);
        assertTrue(
                refusal.code().filter(codes::contains).isPresent(),
                () -> what + ": the code should be " + codes + ", was " + refusal.number());
    }

    /** The call fails because of the state that the object is in. */
    static void invalidState(String what, Executable call) {
        VirtException refusal = refused(what, call);
        assertTrue(refusal instanceof InvalidState, () -> what + ": should be InvalidState, was " + refusal);
    }

    /** The call fails because what it would make is there and active, which is a state and one that is in the way. */
    static void inTheWay(String what, Executable call) {
        VirtException refusal = refused(what, call);
        assertTrue(
                refusal instanceof AlreadyExists || refusal instanceof InvalidState,
                () -> what + ": should be AlreadyExists or InvalidState, was " + refusal);
    }

    /** The call fails because there is another; libvirt's own code for it, of several kinds, says only "failed". */
    static void alreadyThere(String what, Executable call) {
        VirtException refusal = refused(what, call);
        boolean libvirts = refusal.number() == ErrorCode.OPERATION_FAILED.number();
        assertTrue(
                refusal instanceof AlreadyExists || libvirts, () -> what + ": should be AlreadyExists, was " + refusal);
    }

    /** The call fails because the driver does not have it. */
    static void unsupported(String what, Executable call) {
        VirtException refusal = refused(what, call);
        assertTrue(refusal instanceof Unsupported, () -> what + ": should be Unsupported, was " + refusal);
        assertEquals(ErrorCode.NO_SUPPORT.number(), refusal.number(), () -> what + ": the code");
    }

    /** Something becomes true in time. */
    static void soon(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail(what + ": not within " + patience);
            }
            Thread.sleep(STEP.toMillis());
        }
    }
}
