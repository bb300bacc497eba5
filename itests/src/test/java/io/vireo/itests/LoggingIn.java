package io.vireo.itests;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A program that opens a URI by a name and a password, and then lists the guests there. */
enum LoggingIn {
    /** libvirt's shell, told by a file who it is. */
    VIRSH {
        @Override
        Answer open(String uri, Who who) {
            return run("virsh", "-q", "-c", uri + "&authfile=" + who.file(), "list", "--all", "--name");
        }
    },
    /** libvirt's library for Python, asking its caller. */
    LIBVIRT_PYTHON {
        @Override
        Answer open(String uri, Who who) {
            return run(PYTHON, who.script(), uri, who.user(), who.password());
        }
    },
    /** Our own client. */
    VIREO {
        @Override
        Answer open(String uri, Who who) {
            try (Connect connect = Vireo.load().open(uri + "&authfile=" + who.file())) {
                return new Answer(
                        true,
                        connect.listDomains().stream()
                                .map(each -> each.ref().name())
                                .collect(Collectors.joining("\n")));
            } catch (VirtException refusal) {
                return new Answer(false, refusal.getMessage());
            }
        }
    };

    /** The distribution's, which has libvirt's library. */
    static final String PYTHON = "/usr/bin/python3";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whether it came in, and what it printed. */
    record Answer(boolean isWelcome, String text) {}

    /** Somebody with a password, and a folder to write it down in. */
    record Who(String user, String password, Path folder) {

        /** A file of credentials as libvirt reads it. */
        Path file() {
            return write(
                    folder.resolve("auth-of-" + user + ".conf"),
                    "[credentials-me]\nauthname=" + user + "\npassword=" + password
                            + "\n[auth-libvirt-localhost]\ncredentials=me\n");
        }

        /** The program that asks libvirt's library for Python. */
        String script() {
            try (InputStream text = LoggingIn.class.getResourceAsStream("login.py")) {
                return write(folder.resolve("login.py"), new String(text.readAllBytes()))
                        .toString();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static Path write(Path file, String text) {
            try {
                return Files.writeString(file, text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Why libvirt's clients cannot log in here; empty when they can. */
    static Optional<String> obstacle() {
        if (!Files.isExecutable(Path.of(PYTHON))
                || !run(PYTHON, "-c", "import libvirt").isWelcome()) {
            return Optional.of("libvirt's library for Python is not here (package python3-libvirt)");
        }
        return run("saslpluginviewer", "-c", "-m", "SCRAM-SHA-256").text().contains("\"scram\"")
                ? Optional.empty()
                : Optional.of("SASL has no SCRAM here (package libsasl2-modules)");
    }

    /** Tries it. */
    abstract Answer open(String uri, Who who);

    private static Answer run(String... command) {
        Outcome outcome = ChildProcess.of(List.of(command)).run(PATIENCE);
        return new Answer(outcome.isSuccess(), outcome.output() + outcome.errors());
    }
}
