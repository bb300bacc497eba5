package io.vireo.driver.kit.bench;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.secret.SecretControl;
import io.vireo.secret.SecretListFlag;
import io.vireo.secret.SecretRef;
import io.vireo.secret.SecretUsage;
import io.vireo.secret.Secrets;
import io.vireo.spi.Doorway;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The companions of a session that has secrets and nothing else. */
public final class KnownSecrets implements Doorway, Secrets {

    private final Map<UUID, String> values = new ConcurrentHashMap<>();

    /** Keeps a value, and gives back the UUID of its secret. */
    public UUID add(String value) {
        UUID uuid = UUID.randomUUID();
        values.put(uuid, value);
        return uuid;
    }

    /** The value of one secret. */
    private record Value(String text) implements SecretControl {

        @Override
        public String xmlDesc() {
            return "<secret/>";
        }

        @Override
        public byte[] value() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public <F extends Facet> F part(Class<F> facet, Ref subject) {
        if (facet == Secrets.class) {
            return facet.cast(this);
        }
        if (facet == SecretControl.class && subject instanceof SecretRef secret) {
            return facet.cast(new Value(values.get(secret.uuid())));
        }
        throw new Unsupported();
    }

    @Override
    public SecretRef secretByUuid(UUID uuid) {
        if (!values.containsKey(uuid)) {
            throw new NotFound(ErrorCode.NO_SECRET, "no secret with matching uuid '" + uuid + "'");
        }
        return new SecretRef(uuid, SecretUsage.VOLUME, "of a test");
    }

    @Override
    public SecretRef secretByUsage(SecretUsage usage, String usageId) {
        throw new NotFound(ErrorCode.NO_SECRET, "no secret with matching usage '" + usageId + "'");
    }

    @Override
    public List<SecretRef> listSecrets(Set<SecretListFlag> flags) {
        return List.of();
    }

    @Override
    public ConnectUri uri() {
        return ConnectUri.parse("secret:///system");
    }

    @Override
    public boolean offers(Class<? extends Facet> facet) {
        return facet == Secrets.class || facet == SecretControl.class;
    }

    @Override
    public Doorway within(Duration patience) {
        return this;
    }

    @Override
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        throw new Unsupported();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
