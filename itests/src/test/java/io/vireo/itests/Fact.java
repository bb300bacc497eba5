package io.vireo.itests;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.Ref;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.domain.Bandwidth;
import io.vireo.domain.MemoryStatTag;
import io.vireo.domain.SchedulerType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fact of an answer, in every way in which virsh may print it.
 *
 * @param ways as what it may be printed; one of them is enough
 */
record Fact(Set<String> ways) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+");
    private static final int KIB_BITS = 10;
    private static final long UNLIMITED = (1L << 53) - 1;
    private static final int MIB_BITS = 20;

    private static Fact of(String... ways) {
        return new Fact(new LinkedHashSet<>(List.of(ways)));
    }

    /** Says whether a text tells it; spaces and signs are no part of a fact. */
    boolean standsIn(String text) {
        String plain = plain(text);
        return ways.stream()
                .anyMatch(way -> NUMBER.matcher(way).matches()
                        ? Pattern.compile("(?<!\\d)" + Pattern.quote(way) + "(?!\\d)")
                                .matcher(text)
                                .find()
                        : plain.contains(plain(way)));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\\\_():,.-]+", "");
    }

    /** Every fact of an answer. */
    static Stream<Fact> in(Object answer) {
        if (answer instanceof Optional<?> optional) {
            return optional.stream().flatMap(Fact::in);
        }
        if (answer instanceof Iterable<?> list && !(answer instanceof CpuSet)) {
            Stream.Builder<Object> all = Stream.builder();
            list.forEach(all::add);
            return all.build().flatMap(Fact::in);
        }
        if (answer instanceof TypedParameters parameters) {
            return in(parameters.list());
        }
        if (answer instanceof TypedParameter parameter) {
            // virsh shortens some names.
            String name = parameter.name();
            return Stream.concat(Stream.of(of(name, name.replace("operations", "req"))), in(parameter.value()));
        }
        if (answer instanceof SchedulerType type) {
            return in(type.name());
        }
        if (answer instanceof Enum<?> none && none.name().equals("NONE") || Duration.ZERO.equals(answer)) {
            return Stream.empty();
        }
        if (answer instanceof Ref ref) {
            // One of its names is enough.
            return Stream.of(new Fact(components((Record) ref)
                    .flatMap(each -> each.ways().stream())
                    .collect(Collectors.toSet())));
        }
        return answer instanceof Record record && !(answer instanceof Bytes) && !(answer instanceof Bandwidth)
                ? components(record)
                : Stream.of(simple(answer));
    }

    private static Stream<Fact> components(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents()).flatMap(each -> in(value(each, record)));
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Fact amount(long count) {
        return new Fact(Set.of(0, KIB_BITS, MIB_BITS).stream()
                .map(bits -> Long.toString(count >> bits))
                .collect(Collectors.toSet()));
    }

    private static Fact simple(Object value) {
        if (value instanceof Bytes bytes) {
            long count = bytes.bytes();
            return amount(count);
        }
        if (value instanceof Bandwidth bandwidth) {
            return amount(bandwidth.bytesPerSecond());
        }
        if (value instanceof MemoryStatTag tag) {
            return of(tag.name(), tag.name().replace("_BALLOON", ""));
        }
        if (value instanceof Duration duration) {
            return of(
                    Long.toString(duration.toSeconds()),
                    Long.toString(duration.toMillis()),
                    Long.toString(duration.toNanos()));
        }
        if (value instanceof Instant instant) {
            return of(Long.toString(instant.getEpochSecond()), instant.toString());
        }
        if (value instanceof CpuSet set) {
            return of(set.toString(), "y".repeat(set.size()));
        }
        if (value instanceof byte[] bytes) {
            return of(new String(bytes, StandardCharsets.UTF_8));
        }
        if (value instanceof Boolean is) {
            return is ? of("yes", "on", "enabled", "true", "1", "y") : of("no", "off", "disabled", "false", "0", "-");
        }
        if (value instanceof Long number && number >= UNLIMITED) {
            return of("unlimited", number.toString());
        }
        return of(value.toString());
    }
}
