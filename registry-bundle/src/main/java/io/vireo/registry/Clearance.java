package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.Ref;
import io.vireo.event.Delivery;
import io.vireo.event.Resync;
import io.vireo.spi.AccessPolicy;
import io.vireo.spi.Identity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What somebody may do through one connection: calls that may not be made are refused, and lists leave out what may not
 * be seen.
 *
 * @param uri the connection
 * @param isReadOnly whether it was opened to read only
 * @param who on whose behalf
 * @param policies who decides about others than this process
 */
record Clearance(ConnectUri uri, boolean isReadOnly, Identity who, Supplier<List<AccessPolicy>> policies) {

    /** The platform's own way in. */
    static Clearance ofPlatform(ConnectUri uri) {
        return new Clearance(uri, false, Identity.LOCAL, List::of);
    }

    /** Lets a call pass; fails when it may not be made. */
    void check(Call call) {
        if (isReadOnly) {
            ReadOnly.check(call);
        }
        if (isJudged()) {
            call.operation()
                    .permissions()
                    .neededFor(call.arguments())
                    .forEach(each -> require(each.toString(), Subjects.of(call, each)));
        }
    }

    /** Fails when a permission is refused. */
    void require(String permission, Ref object) {
        Optional<String> reason = refusal(permission, object);
        if (reason.isPresent()) {
            throw new Denied(
                    ErrorCode.ACCESS_DENIED,
                    permission + " of " + object.label() + " on " + uri + " for " + who + ": " + reason.get());
        }
    }

    private Optional<String> refusal(String permission, Ref object) {
        for (AccessPolicy policy : policies.get()) {
            Optional<String> reason = policy.refuses(who, uri, permission, object);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** Says whether anybody decides about this caller. */
    boolean isJudged() {
        return !who.isLocal() && !policies.get().isEmpty();
    }

    /** What of an answer the caller gets. */
    Object shown(Call call, Object answer) {
        if (!(answer instanceof List<?> list) || !isJudged()) {
            return answer;
        }
        Optional<Permission> filter = call.operation().permissions().filter();
        if (filter.isEmpty()) {
            return answer;
        }
        List<Object> shown = new ArrayList<>();
        for (Object each : list) {
            if (refusal(filter.get().toString(), objectOf(each)).isEmpty()) {
                shown.add(each);
            }
        }
        return List.copyOf(shown);
    }

    /** A listener who hears nothing of what may not be seen. */
    Consumer<Delivery> hearing(Consumer<Delivery> listener) {
        if (who.isLocal()) {
            return listener;
        }
        return delivery -> {
            if (isVisible(delivery.event().subject())) {
                listener.accept(withoutHidden(delivery));
            }
        };
    }

    private boolean isVisible(Ref object) {
        return refusal(Subjects.kindOf(object) + ":getattr", object).isEmpty();
    }

    /** How things stand is told of what may be seen only. */
    private Delivery withoutHidden(Delivery delivery) {
        if (!(delivery.event() instanceof Resync resync)) {
            return delivery;
        }
        List<Resync.Present> visible =
                resync.present().stream().filter(each -> isVisible(each.ref())).toList();
        return new Delivery(delivery.sequence(), delivery.time(), new Resync(resync.reason(), resync.lost(), visible));
    }

    /** A list is one of references, or of records about an object, which have its reference. */
    private static Ref objectOf(Object entry) {
        if (entry instanceof Ref ref) {
            return ref;
        }
        for (RecordComponent component : entry.getClass().getRecordComponents()) {
            if (Ref.class.isAssignableFrom(component.getType())) {
                return (Ref) value(component, entry);
            }
        }
        throw new IllegalStateException("nobody can tell which object this is about: " + entry);
    }

    private static Object value(RecordComponent component, Object entry) {
        try {
            return component.getAccessor().invoke(entry);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(component + " cannot be read", impossible);
        }
    }
}
