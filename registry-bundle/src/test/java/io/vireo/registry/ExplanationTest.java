package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ConnectionLost;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a driver throws, a caller gets an error that explains, and nothing of the driver's classes. */
class ExplanationTest {

    /** What a driver might derive for itself. */
    static final class OwnError extends VirtException {

        private static final long serialVersionUID = 1L;

        OwnError() {
            super(ErrorFacts.of(ErrorCode.NO_NETWORK, "no network 'x'"), new IOException("gone"));
        }
    }

    private final Board board = new Board();

    @AfterEach
    void stop() {
        board.close();
    }

    private Talk talk(RuntimeException failure) {
        return talk((Throwable) failure);
    }

    private Talk talk(Throwable failure) {
        board.plug(FakeDriver.hypervisor("fake").with(Talker.class, new Talker(text -> {
            throw ExplanationTest.<RuntimeException>hidden(failure);
        })));
        Connect connect = board.open("fake:///system");
        return connect.as(Talk.class);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T hidden(Throwable failure) throws T {
        throw (T) failure;
    }

    private VirtException failure(Throwable thrown) {
        Talk talk = talk(thrown);
        return assertThrows(VirtException.class, () -> talk.echo("x"));
    }

    @Test
    void aMethodThatTheDriverLeftOutIsNamedByItsFunction() {
        Talk talk = talk(new IllegalStateException());
        Unsupported failure = assertThrows(Unsupported.class, talk::whisper);
        assertEquals("this function is not supported by the connection driver: virTalkWhisper", failure.getMessage());
        assertEquals(ErrorDomain.TEST.number(), failure.domainNumber());
    }

    @Test
    void anErrorWithoutAPlaceGetsTheDrivers() {
        NotFound failure = assertInstanceOf(
                NotFound.class, failure(VirtException.of(ErrorFacts.of(ErrorCode.NO_DOMAIN, "no domain 'web'"))));
        assertEquals("Domain not found: no domain 'web'", failure.getMessage());
        assertEquals(ErrorDomain.TEST.number(), failure.domainNumber());
    }

    @Test
    void anErrorWithAPlaceKeepsItAndANumberThatNobodyKnowsSurvives() {
        ErrorFacts facts =
                new ErrorFacts(4711, 815, "new", Optional.of("%s"), Optional.of("new"), Optional.empty(), 5, 6);
        VirtException failure = failure(VirtException.of(facts));
        assertEquals(facts, failure.facts());
    }

    @Test
    void aSubclassOfTheDriversBecomesOneOfTheApi() {
        VirtException failure = failure(new OwnError());
        assertSame(NotFound.class, failure.getClass());
        assertEquals("java.io.IOException: gone", failure.getCause().toString());
        assertNotSame(IOException.class, failure.getCause().getClass());
    }

    @Test
    void aLostConnectionStaysOne() {
        assertInstanceOf(ConnectionLost.class, failure(new ConnectionLost("the server hung up")));
    }

    @Test
    void anythingElseIsAnInternalErrorThatSaysWhatFailedWhereAndWhy() {
        RuntimeException thrown = new IllegalStateException("odd", new IOException("disk"));
        VirtException failure = failure(thrown);
        assertEquals(ErrorCode.INTERNAL_ERROR, failure.code().orElseThrow());
        assertEquals(
                "internal error: virTalkEcho of connection on fake:///system failed in the driver FAKE"
                        + " (bundle.FAKE 1.2.3): java.lang.IllegalStateException: odd",
                failure.getMessage());
        assertArrayEquals(thrown.getStackTrace(), failure.getStackTrace());
        assertEquals("java.lang.IllegalStateException: odd", failure.getCause().toString());
        assertEquals("java.io.IOException: disk", failure.getCause().getCause().toString());
        assertEquals(thrown.getStackTrace()[0], failure.getCause().getStackTrace()[0]);
    }

    @Test
    void aCheckedExceptionOrAMissingClassIsNoOtherMatter() {
        assertEquals(
                ErrorCode.INTERNAL_ERROR,
                failure(new IOException("sneaky")).code().orElseThrow());
        assertEquals(
                ErrorCode.INTERNAL_ERROR,
                failure(new NoClassDefFoundError("a/B")).code().orElseThrow());
        assertEquals(
                ErrorCode.INTERNAL_ERROR,
                failure(new StackOverflowError()).code().orElseThrow());
    }

    @Test
    void anInterruptedCallerGetsAnAbortAndStaysInterrupted() {
        VirtException failure = failure(new InterruptedException());
        assertTrue(Thread.interrupted());
        assertEquals(ErrorCode.OPERATION_ABORTED, failure.code().orElseThrow());
    }

    @Test
    void nothingWhereAResultMustBeIsTheDriversFault() {
        board.plug(FakeDriver.hypervisor("fake").with(Talker.class, new Talker(text -> null)));
        Talk talk = board.open("fake:///system").as(Talk.class);
        VirtException failure = assertThrows(VirtException.class, () -> talk.echo("x"));
        assertEquals(ErrorCode.INTERNAL_ERROR, failure.code().orElseThrow());
    }

    @Test
    void aFacetThatNobodyHasIsRefusedAtOnce() {
        Connect connect = talkless();
        Unsupported failure = assertThrows(Unsupported.class, () -> connect.as(Talk.class));
        assertTrue(failure.getMessage().contains("fake:///system"), failure.getMessage());
        assertTrue(failure.getMessage().contains("driver FAKE"), failure.getMessage());
    }

    private Connect talkless() {
        board.plug(FakeDriver.hypervisor("fake"));
        return board.open("fake:///system");
    }
}
