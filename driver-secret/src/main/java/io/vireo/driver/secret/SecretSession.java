package io.vireo.driver.secret;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.secret.SecretRef;
import io.vireo.spi.DriverSession;

/**
 * One open connection.
 *
 * @param host the secrets that it sees
 * @param release what to do when it ends
 */
record SecretSession(SecretHost host, Runnable release) implements DriverSession {

    @Override
    public Object subject(Ref ref) {
        if (ref instanceof ConnectRef) {
            return this;
        }
        if (ref instanceof SecretRef secret) {
            return host.require(secret.uuid());
        }
        throw new Unsupported();
    }

    @Override
    public void close() {
        release.run();
    }
}
