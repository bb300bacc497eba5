package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import io.vireo.Connect;
import io.vireo.domain.Domain;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BenchTest {

    private static final String THEIRS = "<domain><name>theirs</name></domain>";

    private final SoundDriver driver = new SoundDriver(Defect.NONE);
    private final Candidate candidate = new Candidate(driver, new Sample(), Way.direct(driver));

    private record Sample() implements DriverSample {

        @Override
        public String uri() {
            return "sound:///";
        }

        @Override
        public Optional<String> domainXml(String name, UUID uuid) {
            return Optional.of("<domain><name>" + name + "</name><uuid>" + uuid + "</uuid></domain>");
        }
    }

    private List<String> names() {
        try (Connect connect = candidate.way().open("sound:///")) {
            return connect.listDomains().stream().map(Domain::name).toList();
        }
    }

    @Test
    void whatAFailedContractMadeIsRemovedAndNothingElse() {
        Contract broken = Contract.of("breaks", bench -> {
            bench.domain().start();
            bench.connect().defineDomain(THEIRS);
            fail("on purpose");
        });
        AssertionError failure = assertThrows(AssertionError.class, () -> Timebox.run(broken, new Bench(candidate)));
        assertEquals("on purpose", failure.getMessage());
        assertEquals(List.of("theirs"), names());
    }

    @Test
    void whatAContractClosedIsRemovedAllTheSame() throws Throwable {
        Contract closing = Contract.of("closes", bench -> {
            bench.domain().start();
            bench.connect().close();
        });
        Timebox.run(closing, new Bench(candidate));
        assertEquals(List.of(), names());
    }
}
