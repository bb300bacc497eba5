package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.Ref;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a policy means for one connection: calls that may not be made are refused, and lists leave out what may not be
 * seen.
 *
 * @param uri the connection
 * @param policy who may do what there
 */
record Clearance(ConnectUri uri, AccessPolicy policy) {

    /** Lets a call pass; fails when it may not be made. */
    void check(Call call) {
        policy.check(uri, call);
    }

    /** What of an answer the caller gets. */
    Object shown(Call call, Object answer) {
        if (!policy.hidesObjects() || !(answer instanceof List<?> list)) {
            return answer;
        }
        return call.operation()
                .permissions()
                .filter()
                .<Object>map(filter -> list.stream()
                        .filter(each -> policy.shows(uri, filter, objectOf(each)))
                        .toList())
                .orElse(answer);
    }

    /** A list is one of references, or of records about an object, which begin with its reference. */
    private static Ref objectOf(Object entry) {
        if (entry instanceof Ref ref) {
            return ref;
        }
        return Stream.of(entry.getClass().getRecordComponents())
                .filter(each -> Ref.class.isAssignableFrom(each.getType()))
                .map(each -> (Ref) value(each, entry))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody can tell which object this is about: " + entry));
    }

    private static Object value(RecordComponent component, Object entry) {
        try {
            return component.getAccessor().invoke(entry);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(component + " cannot be read", impossible);
        }
    }
}
