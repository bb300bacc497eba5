package io.vireo.driver.secret;

import java.util.Optional;

/** One secret. What changes it runs under the lock of its host. */
final class HostSecret {

    private final SecretHost host;
    private volatile SecretDefinition definition;
    private volatile Optional<byte[]> value;

    HostSecret(SecretHost host, SecretDefinition definition, Optional<byte[]> value) {
        this.host = host;
        this.definition = definition;
        this.value = value;
    }

    SecretHost host() {
        return host;
    }

    SecretDefinition definition() {
        return definition;
    }

    void become(SecretDefinition changed) {
        definition = changed;
    }

    Optional<byte[]> value() {
        return value;
    }

    void take(byte[] changed) {
        value = Optional.of(changed);
    }
}
