package io.vireo.registry;

import io.vireo.Access;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an operation needs, from its {@link Access}; one without may be called by nobody who is not allowed everything.
 *
 * @param isReadOnly whether a read-only connection may call it, but for what its conditional permissions forbid
 * @param all what it needs
 * @param filter the permission that decides what a list leaves out, or empty
 */
record Permissions(boolean isReadOnly, List<Permission> all, Optional<Permission> filter) {

    static Permissions of(Method method) {
        Optional<Access> access = Optional.ofNullable(method.getAnnotation(Access.class));
        List<Permission> all = Stream.of(access.map(Access::value).orElse(new String[0]))
                .map(text -> Permission.of(text, method))
                .toList();
        return new Permissions(
                access.map(Access::readOnly).orElse(false),
                all,
                access.map(Access::filter).filter(text -> !text.isEmpty()).map(text -> Permission.of(text, method)));
    }

    /** What a call with these arguments needs. */
    Stream<Permission> neededFor(Object[] arguments) {
        return all.stream().filter(each -> each.applies().test(arguments));
    }

    /** What a read-only connection lacks for a call with these arguments. */
    Optional<Permission> beyondReading(Object[] arguments) {
        for (Permission each : all) {
            if (each.isConditional() && !each.isReading() && each.applies().test(arguments)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
