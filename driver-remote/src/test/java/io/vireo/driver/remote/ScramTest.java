package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the RFCs, and servers that only pretend. */
class ScramTest {

    private static String say(Scram scram, String challenge) throws SaslException {
        return new String(scram.evaluateChallenge(challenge.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static Scram ofRfc7677() {
        return new Scram("SHA-256", "user", "pencil", () -> "rOprNGfwEbeRWgbNEkqO");
    }

    @Test
    void saysWhatRfc7677Says() throws SaslException {
        Scram scram = ofRfc7677();

        assertEquals("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", say(scram, ""));
        assertEquals(
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                say(scram, "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"));
        assertFalse(scram.isComplete());
        say(scram, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        assertTrue(scram.isComplete());
    }

    @Test
    void saysWhatRfc5802Says() throws SaslException {
        Scram scram = new Scram("SHA-1", "user", "pencil", () -> "fyko+d2lbbFgONRv9qkxdawL");

        say(scram, "");
        assertEquals(
                "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
                say(scram, "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"));
        say(scram, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r=somebody-elses,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000000000",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=many",
                "r=rOprNGfwEbeRWgbNEkqOx,s=?,i=4096",
                "",
            })
    void doesNotGoOnWithAServerThatDoesNotKeepToIt(String challenge) throws SaslException {
        Scram scram = ofRfc7677();
        say(scram, "");

        assertThrows(SaslException.class, () -> say(scram, challenge));
    }

    @Test
    void doesNotBelieveAServerThatDoesNotKnowThePassword() throws SaslException {
        Scram scram = ofRfc7677();
        say(scram, "");
        say(scram, "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");

        assertThrows(SaslException.class, () -> say(scram, "v=AAAA"));
        assertFalse(scram.isComplete());
    }

    @Test
    void escapesWhatWouldEndAName() throws SaslException {
        assertEquals("n,,n=a=2Cb=3Dc,r=x", say(new Scram("SHA-256", "a,b=c", "", () -> "x"), ""));
    }
}
