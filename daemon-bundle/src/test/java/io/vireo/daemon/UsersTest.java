package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {

    @TempDir
    Path folder;

    @Test
    void aLineThatWasWrittenIsFoundAndFitsItsPasswordOnly() throws IOException {
        Users users = new Users(folder.resolve("users"));
        Files.writeString(users.file(), "# people\n" + Users.line("anna", "pencil") + "\n");
        Users.Verifier anna = users.find("anna").orElseThrow();
        assertTrue(anna.fits("pencil"));
        assertFalse(anna.fits("Pencil"));
        assertTrue(users.find("ann").isEmpty());
    }

    @Test
    void aNewPasswordTakesThePlaceOfTheOld() throws IOException {
        Users users = new Users(folder.resolve("etc/users"));
        users.put("anna", "pencil");
        users.put("berta", "brush");
        users.put("anna", "chalk");
        assertTrue(users.find("anna").orElseThrow().fits("chalk"));
        assertTrue(users.find("berta").orElseThrow().fits("brush"));
        assertThrows(VirtException.class, () -> users.put("a:b", "x"));
        assertThrows(VirtException.class, () -> users.put("anna", ""));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(users.file()));
    }

    @Test
    void anUnknownNameAlwaysGetsTheSameSalt() {
        Users users = new Users(folder.resolve("none"));
        assertArrayEquals(users.decoy("x").salt(), users.decoy("x").salt());
        assertFalse(users.decoy("x").fits(""));
    }

    @Test
    void aBrokenLineIsAnErrorAndNoWayIn() throws IOException {
        Users users = new Users(folder.resolve("users"));
        for (String line : new String[] {
            "anna:",
            "anna:x",
            "anna:SCRAM-SHA-256$0:YQ==$YQ==:YQ==",
            "anna:SCRAM-SHA-256$2000000000:YQ==$YQ==:YQ==",
            "anna:SCRAM-SHA-256$1:?$?:?"
        }) {
            Files.writeString(users.file(), line);
            assertThrows(VirtException.class, () -> users.find("anna"));
        }
    }
}
