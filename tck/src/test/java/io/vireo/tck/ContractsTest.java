package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.spi.Facets;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractsTest {

    private static Stream<Contract> contracts() {
        return Group.all().flatMap(group -> group.contracts().stream());
    }

    @Test
    void noTwoContractsSayTheSame() {
        List<String> sentences = Group.all()
                .flatMap(group -> group.contracts().stream().map(each -> group.title() + ": " + each.sentence()))
                .toList();
        assertEquals(sentences.size(), sentences.stream().distinct().count(), () -> "twice among " + sentences.size());
    }

    @Test
    void everyNeedNamesAnOperationThatExists() {
        Candidate candidate = new Candidate(new SoundDriver(Defect.NONE), () -> "sound:///", uri -> null);
        long about =
                contracts().filter(each -> each.missing(candidate).isEmpty()).count();
        assertTrue(about > 0 && about < contracts().count(), () -> about + " are about the driver");
    }

    @Test
    void everyOperationHasPlainArguments() {
        for (Class<? extends Facet> facet : Facets.ALL) {
            for (Method method : Candidate.operations(facet).toList()) {
                assertTrue(PlainArguments.of(method).isPresent(), method::toString);
            }
        }
    }

    @Test
    void everyKindOfReferenceHasOneThatIsUnknownAndAHandle() {
        for (Class<? extends Facet> facet : Facets.ALL) {
            Ref ref = Subject.anyRef(facet);
            assertTrue(Facet.subjectOf(facet).isInstance(ref), () -> ref + " for " + facet);
        }
    }
}
