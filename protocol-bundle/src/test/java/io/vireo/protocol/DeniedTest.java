package io.vireo.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A connection for reading only is denied what libvirt denies it, as far as the annotations of the facets say. */
class DeniedTest {

    /** Libvirt 9.0 has these; of later ones no description tells. */
    private static final int LAST = 443;

    private static Set<String> denied() throws IOException {
        InputStream resource = Objects.requireNonNull(DeniedTest.class.getResourceAsStream("denied.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replace('\t', ' '))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void everyDeniedProcedureHasAMethodThatSaysSo() throws IOException {
        Set<String> said = Description.procedures().stream()
                .filter(each ->
                        access(each).filter(access -> !access.readOnly()).isPresent())
                .map(Description.Procedure::toString)
                .collect(Collectors.toSet());
        Set<String> unsaid = new TreeSet<>(denied());
        assertEquals(204, unsaid.size());
        unsaid.removeAll(said);
        // These two are served by the daemon itself.
        assertEquals(
                Set.of(
                        "QEMU 4 connect_domain_monitor_event_register",
                        "QEMU 5 connect_domain_monitor_event_deregister"),
                unsaid);
    }

    @TestFactory
    Stream<DynamicTest> procedureIsDeniedToWhoOnlyReadsIfLibvirtDeniesIt() throws IOException {
        Set<String> denied = denied();
        return Description.procedures().stream()
                .filter(each -> !each.event() && each.number() <= LAST)
                .filter(each -> access(each).isPresent())
                .map(each -> DynamicTest.dynamicTest(
                        each.toString(),
                        () -> assertEquals(
                                denied.contains(each.toString()),
                                !access(each).orElseThrow().readOnly())));
    }

    private static Optional<Access> access(Description.Procedure each) {
        return Table.TABLE
                .row(each.program(), each.number())
                .map(row -> row.method().getAnnotation(Access.class));
    }
}
