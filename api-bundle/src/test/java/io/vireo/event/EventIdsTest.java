package io.vireo.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventIdsTest {

    @ParameterizedTest
    @CsvSource({"DomainEvent,28", "NetworkEvent,2", "StoragePoolEvent,2", "NodeDeviceEvent,2", "SecretEvent,2"})
    void aFamilyHasEachOfLibvirtsNumbersOnce(String family, int numbers) throws ClassNotFoundException {
        Class<?>[] members = Class.forName("io.vireo.event." + family).getPermittedSubclasses();
        // What libvirt does not have has no number either.
        List<Integer> ids = Arrays.stream(members)
                .filter(member -> member.isAnnotationPresent(EventId.class))
                .map(member -> member.getAnnotation(EventId.class).value())
                .sorted()
                .toList();
        assertEquals(IntStream.range(0, numbers).boxed().toList(), ids);
    }

    @ParameterizedTest
    @CsvSource({"DomainEvent", "NetworkEvent", "StoragePoolEvent", "NodeDeviceEvent", "SecretEvent"})
    void everyMemberIsARecordWhoseFirstComponentIsItsSubject(String family) throws ReflectiveOperationException {
        Class<?> type = Class.forName("io.vireo.event." + family);
        Class<?> subject = type.getMethod("subject").getReturnType();
        for (Class<?> member : type.getPermittedSubclasses()) {
            assertTrue(member.isRecord(), member + " is no record");
            assertEquals(subject, member.getRecordComponents()[0].getType(), member.getName());
        }
    }
}
