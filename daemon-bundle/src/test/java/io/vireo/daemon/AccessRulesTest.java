package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ConnectUri;
import io.vireo.domain.DomainRef;
import io.vireo.spi.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessRulesTest {

    private static final ConnectUri URI = ConnectUri.parse("test:///default");
    private static final DomainRef WEB = new DomainRef("web1", UUID.randomUUID(), OptionalInt.empty());
    private static final DomainRef DATA = new DomainRef("data", UUID.randomUUID(), OptionalInt.empty());
    private static final Identity ROOT = new Identity(Map.of("unix-user-name", "root"));
    private static final Identity OPS = new Identity(Map.of("sasl-user-name", "ops-anna"));

    @TempDir
    Path folder;

    private AccessRules rules(String text) throws IOException {
        Path file = folder.resolve("access.rules");
        Files.writeString(file, text);
        return new AccessRules(file);
    }

    @Test
    void withoutAFileEverybodyMay() {
        assertEquals(Optional.empty(), new AccessRules(folder.resolve("none")).refuses(OPS, URI, "domain:start", WEB));
    }

    @Test
    void theFirstRuleThatFitsDecides() throws IOException {
        AccessRules rules = rules("""
            # who may do what
            allow unix-user-name=root *
            deny  sasl-user-name=ops-* domain:delete
            allow sasl-user-name=ops-* domain:* web*
            allow * *:getattr
            """);
        assertEquals(Optional.empty(), rules.refuses(ROOT, URI, "domain:delete", DATA));
        assertEquals(Optional.empty(), rules.refuses(OPS, URI, "domain:start", WEB));
        assertEquals(Optional.empty(), rules.refuses(OPS, URI, "domain:getattr", DATA));
        assertTrue(rules.refuses(OPS, URI, "domain:delete", WEB).orElseThrow().contains("access.rules:3 denies"));
        assertTrue(rules.refuses(OPS, URI, "domain:start", DATA).orElseThrow().contains("no rule in"));
    }

    @Test
    void aMistakeAllowsNothingAndSaysWhere() throws IOException {
        AccessRules rules = rules("allow * *\npermit everything\n");
        assertTrue(rules.refuses(ROOT, URI, "domain:start", WEB).orElseThrow().contains("access.rules:2"));
    }

    @Test
    void rulesThatWereGoodStayInForceWhenTheFileBreaks() throws Exception {
        AccessRules rules = rules("allow unix-user-name=root *\n");
        assertEquals(Optional.empty(), rules.refuses(ROOT, URI, "domain:start", WEB));
        rewrite("permit everything\n", 1);
        TimeUnit.MILLISECONDS.sleep(1100);
        assertEquals(Optional.empty(), rules.refuses(ROOT, URI, "domain:start", WEB));
        assertTrue(rules.refuses(OPS, URI, "domain:start", WEB).isPresent());
        rewrite("deny unix-user-name=root *\n", 2);
        TimeUnit.MILLISECONDS.sleep(1100);
        assertTrue(rules.refuses(ROOT, URI, "domain:start", WEB).orElseThrow().contains("access.rules:1 denies"));
    }

    private void rewrite(String text, int seconds) throws IOException {
        Path file = folder.resolve("access.rules");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }
}
