package io.vireo.driver.qemu;

import io.vireo.driver.kit.DomainOrder;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers of a definition's I/O threads: those that are listed, and as many more as are asked for. */
final class IoThreadNumbers {

    private static final Field<Long> COUNT = Field.number("iothreads", 0, 1_000);

    private IoThreadNumbers() {}

    static List<Integer> of(Element definition) {
        List<Integer> numbers = new ArrayList<>();
        definition
                .findAll("iothreadids/iothread")
                .forEach(each -> numbers.add(Numbers.small(each.attribute("id").orElse(""), "iothread id")));
        long count = COUNT.read(definition).orElse((long) numbers.size());
        for (int next = 1; numbers.size() < count; next++) {
            if (!numbers.contains(next)) {
                numbers.add(next);
            }
        }
        return numbers;
    }

    static Element with(Element definition, int id) {
        List<Integer> numbers = of(definition);
        numbers.add(id);
        return written(definition, numbers);
    }

    static Element without(Element definition, int id) {
        List<Integer> numbers = of(definition);
        numbers.remove((Integer) id);
        return written(definition, numbers);
    }

    private static Element written(Element definition, List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return definition.withoutChildren("iothreads").withoutChildren("iothreadids");
        }
        Element counted = definition.put(Element.of("iothreads", Integer.toString(numbers.size())));
        List<Integer> plain = IntStream.rangeClosed(1, numbers.size()).boxed().toList();
        if (numbers.equals(plain)) {
            return DomainOrder.of(counted.withoutChildren("iothreadids"));
        }
        Element ids = Element.of("iothreadids")
                .addAll(numbers.stream()
                        .map(id -> Element.of("iothread").with("id", id))
                        .toList());
        return DomainOrder.of(counted.put(ids));
    }
}
