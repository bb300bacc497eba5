package io.vireo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VirtExceptionTest {

    private static final ErrorFacts FROM_THE_FUTURE =
            new ErrorFacts(999, 88, "something new", Optional.empty(), Optional.of("x"), Optional.of("y"), 13, 7);

    private static VirtException thawed(VirtException error) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (VirtException) in.readObject();
        } catch (IOException | ClassNotFoundException failed) {
            throw new AssertionError(failed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NO_DOMAIN,NotFound",
        "NO_DOMAIN_METADATA,NotFound",
        "NO_SECRET,NotFound",
        "DOM_EXIST,AlreadyExists",
        "STORAGE_POOL_BUILT,AlreadyExists",
        "NO_SUPPORT,Unsupported",
        "CONFIG_UNSUPPORTED,Unsupported",
        "OPERATION_INVALID,InvalidState",
        "RESOURCE_BUSY,Busy",
        "OPERATION_DENIED,Denied",
        "AUTH_FAILED,Denied",
        "XML_DETAIL,BadXml",
        "INVALID_CONN,StaleHandle",
        "NO_CONNECT,NoDriver",
        "OPERATION_TIMEOUT,TimedOut",
        "INTERNAL_ERROR,VirtException",
        "RPC,VirtException"
    })
    void theCodeDecidesTheClass(ErrorCode code, String type) {
        assertEquals(
                type, VirtException.of(ErrorFacts.of(code, "web")).getClass().getSimpleName());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "OPERATION_FAILED|domain 'a' already exists with uuid 6695eb01-f6a4-8304-79aa-97f2502e193f|AlreadyExists",
                "OPERATION_FAILED|pool 'a' is already defined with uuid 6695eb01|AlreadyExists",
                "OPERATION_FAILED|storage vol already exists|AlreadyExists",
                "OPERATION_INVALID|domain with name 'a' already exists|AlreadyExists",
                "OPERATION_INVALID|network is already active as 'a'|AlreadyExists",
                "INTERNAL_ERROR|a secret with UUID u already defined for use with v|AlreadyExists",
                "INVALID_ARG|invalid path vdx not assigned to domain|NotFound",
                "INVALID_ARG|'vnet9' is not a known interface|NotFound",
                "INVALID_ARG|disk 'vdx' not found in domain 'web'|NotFound",
                "OPERATION_FAILED|cannot tell whether 'already exists with uuid' helps|VirtException",
                "OPERATION_INVALID|domain is already active|InvalidState",
                "INVALID_ARG|requested cpu amount exceeds maximum|VirtException",
                "XML_ERROR|target vda already exists|BadXml"
            })
    void theSentenceDecidesWhereACodeStandsForTooMuch(ErrorCode code, String detail, String type) {
        ErrorFacts facts = ErrorFacts.of(code, detail);
        assertEquals(type, VirtException.of(facts).getClass().getSimpleName());
        ErrorFacts withoutDetail =
                new ErrorFacts(facts.code(), 10, detail, Optional.of("%s"), Optional.empty(), Optional.empty(), -1, -1);
        assertEquals(type, VirtException.of(withoutDetail).getClass().getSimpleName(), "with its message alone");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void anErrorTakenApartIsTheSameErrorAgain(ErrorCode code) {
        VirtException error = VirtException.of(ErrorFacts.of(code, "web").in(ErrorDomain.QEMU));
        VirtException again = VirtException.of(error.facts());
        assertSame(error.getClass(), again.getClass());
        assertEquals(error.getMessage(), again.getMessage());
        assertEquals(Optional.of(code), again.code());
        assertEquals(ErrorDomain.QEMU.number(), again.domainNumber());
        assertEquals(code.message("web"), again.getMessage());
    }

    @Test
    void everySubclassIsMadeWithTheCodeThatLeadsBackToIt() {
        List<VirtException> made = List.of(
                new Busy("x"),
                new InvalidState("x"),
                new BadXml("x"),
                new StaleHandle("x"),
                new NoDriver("x"),
                new TimedOut("x"),
                new Unsupported());
        for (VirtException error : made) {
            assertSame(error.getClass(), VirtException.of(error.facts()).getClass());
        }
    }

    @Test
    void codesAndDomainsHaveNumbersOfTheirOwn() {
        Set<Integer> codes = new HashSet<>();
        for (ErrorCode code : ErrorCode.values()) {
            assertEquals(true, codes.add(code.number()), code + " has the number of another");
            assertEquals(Optional.of(code), ErrorCode.of(code.number()));
        }
        Set<Integer> domains = new HashSet<>();
        for (ErrorDomain domain : ErrorDomain.values()) {
            assertEquals(true, domains.add(domain.number()), domain + " has the number of another");
        }
    }

    @Test
    void anErrorOfANewerVersionKeepsItsNumbersAndTexts() {
        VirtException error = VirtException.of(FROM_THE_FUTURE);
        assertEquals(Optional.empty(), error.code());
        assertEquals(999, error.number());
        assertEquals(88, error.domainNumber());
        assertEquals("something new", error.getMessage());
        assertSame(FROM_THE_FUTURE, error.facts());
    }

    @Test
    void theCauseIsKept() {
        IOException cause = new IOException("broken pipe");
        assertSame(
                cause,
                VirtException.of(ErrorFacts.of(ErrorCode.NO_DOMAIN), cause).getCause());
    }

    @Test
    void aSerializedErrorComesBackWithItsFacts() {
        VirtException before = VirtException.of(FROM_THE_FUTURE, new IOException("broken pipe"));
        VirtException after = thawed(before);
        assertNotSame(before, after);
        assertEquals(FROM_THE_FUTURE, after.facts());
        assertEquals("broken pipe", after.getCause().getMessage());
        assertEquals(before.getStackTrace().length, after.getStackTrace().length);
    }

    @Test
    void aSerializedErrorComesBackAsItsClass() {
        assertSame(ConnectionLost.class, thawed(new ConnectionLost("x")).getClass());
        assertEquals(
                ErrorFacts.of(ErrorCode.NO_NETWORK, "lan"),
                thawed(new NotFound(ErrorCode.NO_NETWORK, "lan")).facts());
    }
}
