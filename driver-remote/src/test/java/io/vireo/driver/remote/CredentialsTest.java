package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.ConnectUri;
import io.vireo.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who one is at a server stands in libvirt's file. */
class CredentialsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("auth.conf"), """
                # comment
                [credentials-prod]
                username=fred
                password=secret=with=signs
                [credentials-test]
                authname=root
                password=123
                [auth-libvirt-web.example.com]
                credentials=prod
                [auth-libvirt-default]
                credentials=test
                """);
    }

    private static Credentials of(String uri, Place place) {
        return Credentials.of(RemoteUri.of(ConnectUri.parse(uri)), place);
    }

    @Test
    void areThoseOfTheHostOrTheDefault() {
        Credentials prod = of("qemu+tls://web.example.com/system?authfile=" + file, Fixture.nowhere());

        assertEquals(Optional.of("fred"), prod.user());
        assertEquals(Optional.of("secret=with=signs"), prod.password());
        assertEquals(
                Optional.of("root"),
                of("qemu+tls://other/system?authfile=" + file, Fixture.nowhere())
                        .user());
    }

    @Test
    void areFoundByTheEnvironmentToo() {
        Place place = new Place(
                Map.of("LIBVIRT_AUTH_FILE", file.toString()), folder.resolve("home"), false, folder.resolve("root"));

        assertEquals(
                Optional.of("fred"),
                of("qemu+tls://web.example.com/system", place).user());
    }

    @Test
    void takeTheUserOfTheUriFirst() {
        Credentials me = of("qemu+tls://me@web.example.com/system?authfile=" + file, Fixture.nowhere());

        assertEquals(Optional.of("me"), me.user());
    }

    @Test
    void doNotTellThePassword() {
        assertFalse(of("qemu+tls://web.example.com/system?authfile=" + file, Fixture.nowhere())
                .toString()
                .contains("secret"));
    }

    @Test
    void sayThatAFileThatIsNamedIsNotThere() {
        assertThrows(
                VirtException.class, () -> of("qemu+tls://host/system?authfile=/nonexistent/auth", Fixture.nowhere()));
    }
}
