package io.vireo.shell;

import io.vireo.CodePair;
import io.vireo.TypedParameters;
import io.vireo.event.ConnectClosed;
import io.vireo.event.Delivery;
import io.vireo.event.EventId;
import io.vireo.event.Resync;
import io.vireo.event.VirtEvent;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** An event in a line. */
final class EventText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSxx").withZone(ZoneId.systemDefault());

    private EventText() {}

    static List<String> names(Class<? extends VirtEvent> family) {
        return members(family).map(EventText::name).toList();
    }

    static Optional<Class<? extends VirtEvent>> kind(Class<? extends VirtEvent> family, String name) {
        return members(family).filter(kind -> name(kind).equals(name)).findFirst();
    }

    private static Stream<Class<? extends VirtEvent>> members(Class<? extends VirtEvent> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .<Class<? extends VirtEvent>>map(member -> member.asSubclass(VirtEvent.class))
                .sorted(Comparator.comparing(EventText::place));
    }

    /** Kinds that libvirt does not have have no number, and come last. */
    private static int place(Class<?> member) {
        EventId id = member.getAnnotation(EventId.class);
        return id == null ? Integer.MAX_VALUE : id.value();
    }

    /** Returns virsh's name of a kind of event. */
    private static String name(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z0-9])", "-").toLowerCase(Locale.ROOT);
    }

    static String of(Delivery delivery, boolean withTime) {
        String prefix = withTime ? TIME.format(delivery.time()) + ": " : "";
        VirtEvent event = delivery.event();
        if (event instanceof Resync resync) {
            return prefix + "events were lost (" + resync.reason() + "); "
                    + resync.present().size() + " objects are there now";
        }
        if (event instanceof ConnectClosed closed) {
            return prefix + "connection closed: " + closed.message();
        }
        StringBuilder text = new StringBuilder(prefix)
                .append("event '")
                .append(name(event.getClass()))
                .append("' for ")
                .append(subjectWord(event))
                .append(" '")
                .append(event.subject().label())
                .append('\'');
        details(event).ifPresent(details -> text.append(": ").append(details));
        return text.toString();
    }

    private static String subjectWord(VirtEvent event) {
        return switch (event.subject().getClass().getSimpleName()) {
            case "DomainRef" -> "domain";
            case "NetworkRef" -> "network";
            case "StoragePoolRef" -> "storage pool";
            case "NodeDeviceRef" -> "node device";
            case "SecretRef" -> "secret";
            default -> "object";
        };
    }

    private static Optional<String> details(VirtEvent event) {
        RecordComponent[] components = event.getClass().getRecordComponents();
        String details = Arrays.stream(components)
                .skip(1)
                .map(component -> value(component, event))
                .filter(value -> !value.isEmpty())
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
        return Optional.of(details).filter(text -> !text.isEmpty());
    }

    private static String value(RecordComponent component, VirtEvent event) {
        Object value;
        try {
            value = component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (value instanceof CodePair && value instanceof Enum<?> pair) {
            return pair(pair.name());
        }
        if (value instanceof Enum<?> constant) {
            return Show.word(constant);
        }
        if (value instanceof TypedParameters parameters) {
            return parameters.list().stream()
                    .map(each -> each.name() + ": " + each.text())
                    .reduce((left, right) -> left + ", " + right)
                    .orElse("");
        }
        return value instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("")
                : value.toString();
    }

    /** Turns {@code STARTED_FROM_SNAPSHOT} into {@code Started From Snapshot}, as virsh words a lifecycle. */
    private static String pair(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.split("_")) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(word.charAt(0))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return text.toString().replace("Pmsuspended", "PMSuspended").replace("From Snapshot", "Snapshot");
    }
}
