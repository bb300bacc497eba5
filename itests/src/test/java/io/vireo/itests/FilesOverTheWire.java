package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Unsupported;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Lifecycle;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.itests.samples.ContainerSample;
import io.vireo.lxc.LxcNamespaces;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Open files go to a daemon of ours and come from it; only to be run in namespaces of their own. */
@InOwnNamespaces
@Timeout(120)
class FilesOverTheWire {

    @TempDir
    static Path folder;

    private static WireWay way;

    @BeforeAll
    static void start() {
        way = new WireWay(folder);
    }

    @AfterAll
    static void stop() {
        way.close();
    }

    /** Where the Java that runs this cannot pass files, the call says so. */
    private static void passesOrSaysWhyNot(Runnable call) {
        Optional<String> obstacle = FilePassing.obstacle();
        if (obstacle.isEmpty()) {
            call.run();
            return;
        }
        System.out.println("Files are refused here: " + obstacle.get());
        String message = assertThrows(Unsupported.class, call::run).getMessage();
        assertTrue(message.endsWith(obstacle.get()), message);
    }

    @Test
    void aGuestStartsWithOpenFiles() throws IOException {
        Path given = Files.writeString(folder.resolve("given"), "given");
        try (Connect connect = way.open("test:///default");
                FileInputStream file = new FileInputStream(given.toFile())) {
            FileDescriptor descriptor = file.getFD();
            passesOrSaysWhyNot(() -> {
                DomainRef ref = connect.as(Domains.class)
                        .createDomainWithFiles(
                                "<domain type='test'><name>given</name><memory>1024</memory><os><type>hvm</type></os>"
                                        + "</domain>",
                                List.of(descriptor, descriptor),
                                Set.of());
                connect.at(ref).destroy();
            });
            assertTrue(descriptor.valid(), "the file is still its owner's");
        }
    }

    @Test
    void aDefinedGuestStartsWithOpenFiles() throws IOException {
        Path given = Files.writeString(folder.resolve("more"), "more");
        try (Connect connect = way.open("test:///default");
                FileInputStream file = new FileInputStream(given.toFile())) {
            FileDescriptor descriptor = file.getFD();
            Domain guest = connect.defineDomain(
                    "<domain type='test'><name>defined</name><memory>1024</memory><os><type>hvm</type></os></domain>");
            passesOrSaysWhyNot(() -> {
                guest.as(Lifecycle.class).startWithFiles(List.of(descriptor), Set.of());
                assertTrue(guest.isActive(), "it does not run");
                guest.destroy();
            });
            guest.undefine();
            assertTrue(descriptor.valid(), "the file is still its owner's");
        }
    }

    @Test
    void initOfAContainerReadsAnOpenFile() throws IOException {
        ContainerSample sample = new ContainerSample(folder);
        Path given = Files.writeString(folder.resolve("for-init"), "given to init");
        Path taken = Files.writeString(folder.resolve("from-init"), "");
        String xml = sample.domainXml("files", UUID.randomUUID())
                .orElseThrow()
                .replaceFirst(
                        "<init>.*?</init>(<initarg>.*?</initarg>)*",
                        "<init>/bin/sh</init><initarg>-c</initarg><initarg>cat 0&lt;&amp;3 1&gt;&amp;4; exec sleep 100"
                                + "</initarg>");
        try (Connect connect = way.open(sample.uri());
                FileInputStream in = new FileInputStream(given.toFile());
                FileOutputStream out = new FileOutputStream(taken.toFile())) {
            List<FileDescriptor> files = List.of(in.getFD(), out.getFD());
            passesOrSaysWhyNot(() -> {
                DomainRef ref = connect.as(Domains.class).createDomainWithFiles(xml, files, Set.of());
                Await.until(() -> read(taken).equals("given to init"), () -> "init wrote '" + read(taken) + "'");
                connect.at(ref).destroy();
            });
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void theNamespacesOfAContainerComeAsOpenFiles() {
        ContainerSample sample = new ContainerSample(folder);
        try (Connect connect = way.open(sample.uri())) {
            Domain container = connect.createDomain(
                    sample.domainXml("spaces", UUID.randomUUID()).orElseThrow());
            try {
                passesOrSaysWhyNot(() -> comeOpen(container));
            } finally {
                container.destroy();
            }
        }
    }

    private static void comeOpen(Domain container) {
        Set<String> before = Namespaces.open();
        List<FileDescriptor> all = container.as(LxcNamespaces.class).openNamespaces();
        Set<String> now = Namespaces.open();
        all.forEach(FilePassing::close);
        now.removeAll(before);
        assertEquals(all.size(), now.size(), now::toString);
        assertTrue(now.stream().anyMatch(each -> each.startsWith("mnt:[")), now::toString);
        Await.until(() -> Namespaces.open().equals(before), () -> "left open: " + Namespaces.open());
    }
}
