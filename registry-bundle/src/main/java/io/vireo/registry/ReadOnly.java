package io.vireo.registry;

import io.vireo.Denied;
import io.vireo.ErrorCode;
import java.util.Optional;

/** What a connection that was opened to read only refuses, with libvirt's words. */
final class ReadOnly {

    private ReadOnly() {}

    /** Fails when a call does more than read. */
    static void check(Call call) {
        Permissions permissions = call.operation().permissions();
        String function = call.operation().function();
        if (!permissions.isReadOnly()) {
            throw denied("read only access prevents " + function);
        }
        Optional<Permission> lacking = permissions.beyondReading(call.arguments());
        if (lacking.isPresent()) {
            boolean isSecret = lacking.get().name().equals("read_secure");
            throw denied(isSecret ? function + " with secure flag" : "read only access prevents " + function);
        }
    }

    private static Denied denied(String detail) {
        return new Denied(ErrorCode.OPERATION_DENIED, detail);
    }
}
