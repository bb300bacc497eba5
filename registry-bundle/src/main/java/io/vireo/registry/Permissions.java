package io.vireo.registry;

import io.vireo.Access;
import java.util.List;

/**
 * What an operation needs, from its {@link Access}.
 *
 * @param always the permissions that are needed, whatever the call carries
 * @param filter the permission that decides what a list leaves out, or empty
 */
record Permissions(List<String> always, String filter) {

    static final Permissions NONE = new Permissions(List.of(), "");

    static Permissions of(Access access) {
        return new Permissions(List.of(access.value()), access.filter());
    }
}
