package io.vireo.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.C;
import io.vireo.event.DomainEvent;
import io.vireo.event.NetworkEvent;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row lies in a message as the protocol's description says, bounds included. */
class LayoutTest {

    @TestFactory
    Stream<DynamicTest> callLiesAsTheProtocolSays() {
        return Description.procedures().stream()
                .filter(each -> !each.event())
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
                    Row row = Table.TABLE.row(each.program(), each.number()).orElseThrow();
                    assertEquals(each.args(), row.argsLayout(), "arguments");
                    assertEquals(each.result(), row.resultLayout(), "result");
                    assertEquals(each.urgent(), row.isUrgent(), "urgent");
                    assertEquals(each.stream().equals("-"), row.flow() == Row.Flow.NONE, "stream");
                }));
    }

    @TestFactory
    Stream<DynamicTest> eventLiesAsTheProtocolSays() {
        return Description.procedures().stream()
                .filter(Description.Procedure::event)
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
                    EventRow row =
                            EventTable.EVENTS.row(each.program(), each.number()).orElseThrow();
                    assertEquals(each.args(), row.layout());
                }));
    }

    @Test
    void tableHasNoRowThatTheProtocolHasNot() {
        List<String> known = Description.procedures().stream()
                .map(each -> each.program() + " " + each.number())
                .toList();
        for (Row row : Table.TABLE.all()) {
            assertTrue(known.contains(row.program() + " " + row.number()), row::toString);
        }
        for (EventRow row : EventTable.EVENTS.all()) {
            assertTrue(known.contains(row.program() + " " + row.number()), row::toString);
        }
    }

    @Test
    void everyMethodHasOneNewestRowAndIsFoundByIt() {
        Map<Method, List<Row>> newest = new HashMap<>();
        for (Row row : Table.TABLE.all()) {
            if (!row.isOlder()) {
                newest.computeIfAbsent(row.method(), method -> new ArrayList<>())
                        .add(row);
            }
        }
        newest.forEach((method, rows) -> {
            assertEquals(1, rows.size(), rows::toString);
            Row row = rows.get(0);
            assertEquals(Optional.of(row), Table.TABLE.row(row.facet(), method), row::toString);
        });
        for (Row row : Table.TABLE.all()) {
            assertTrue(newest.containsKey(row.method()), () -> row + " is older than nothing");
        }
    }

    @Test
    void olderFormIsCalledByANameThatItsMethodKnows() {
        for (Row row : Table.TABLE.all()) {
            if (row.isOlder() && !row.function().startsWith("virDomainMigrate")) {
                C names = row.method().getAnnotation(C.class);
                assertTrue(List.of(names.older()).contains(row.function()), row::toString);
            }
        }
    }

    @Test
    void eventIsFoundByTheNumberWithWhichItIsRegisteredFor() {
        assertEquals(
                318, EventTable.EVENTS.byId(DomainEvent.class, 0).orElseThrow().number());
        assertEquals(
                315, EventTable.EVENTS.byId(NetworkEvent.class, 0).orElseThrow().number());
        assertEquals(Optional.empty(), EventTable.EVENTS.byId(NetworkEvent.class, 99));
    }
}
