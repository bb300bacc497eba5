package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.Denied;
import io.vireo.ErrorCode;

/** The policy of a connection that was opened to read only. */
final class ReadOnly implements AccessPolicy {

    @Override
    public void check(ConnectUri uri, Call call) {
        FacetMethod operation = call.operation();
        if (!operation.readOnly()) {
            throw new Denied(ErrorCode.OPERATION_DENIED, "read only access prevents " + operation.function());
        }
    }
}
