package io.vireo.driver.secret;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.EventHub;
import io.vireo.driver.kit.FolderClaim;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.StoredDefinition;
import io.vireo.event.SecretEvent;
import io.vireo.event.SecretLifecycle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The secrets of one set of folders, which all sessions share. Reads wait for nobody. */
final class SecretHost implements AutoCloseable {

    private final FolderClaim claim;
    private final DefinitionStore store;
    private final SecretValues values;
    private final EventHub events = new EventHub();
    private final Map<UUID, HostSecret> secrets = new ConcurrentHashMap<>();

    private final Consumer<List<HostSecret>> keeper;

    private SecretHost(FolderClaim claim, StateFolders folders, Consumer<List<HostSecret>> keeper) {
        this.claim = claim;
        this.keeper = keeper;
        this.store = DefinitionStore.open(folders.config());
        this.values = SecretValues.open(folders.state());
    }

    /** Opens the folders; at the end the keeper gets the secrets that no file has. */
    static SecretHost open(StateFolders folders, Consumer<List<HostSecret>> keeper) {
        StateFolders.create(folders.run());
        FolderClaim claim = FolderClaim.of(folders.run(), "the secrets");
        try {
            SecretHost host = new SecretHost(claim, folders, keeper);
            host.store
                    .load(host::load)
                    .objects()
                    .forEach(each -> host.secrets.put(each.definition().uuid(), each));
            return host;
        } catch (RuntimeException failure) {
            claim.close();
            throw failure;
        }
    }

    private HostSecret load(StoredDefinition stored) {
        SecretDefinition definition = SecretXml.read(stored.text(), false);
        if (!definition.uuid().toString().equals(stored.key())) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "it is the definition of another secret");
        }
        return new HostSecret(this, definition, values.find(definition.uuid()));
    }

    /** Takes secrets in that no file has, unless somebody has defined others for the same use meanwhile. */
    synchronized void restore(List<HostSecret> left) {
        for (HostSecret each : left) {
            SecretDefinition definition = each.definition();
            boolean taken = secrets.values().stream()
                    .map(HostSecret::definition)
                    .anyMatch(other -> other.uuid().equals(definition.uuid())
                            || !other.usageId().isEmpty() && other.isForTheSame(definition));
            if (!taken) {
                secrets.put(definition.uuid(), new HostSecret(this, definition, each.value()));
            }
        }
    }

    EventHub events() {
        return events;
    }

    List<HostSecret> list() {
        return List.copyOf(secrets.values());
    }

    HostSecret require(UUID uuid) {
        return Optional.ofNullable(secrets.get(uuid))
                .orElseThrow(() -> new NotFound(ErrorCode.NO_SECRET, "no secret with matching uuid '" + uuid + "'"));
    }

    HostSecret define(SecretDefinition wanted) {
        HostSecret secret = put(wanted);
        events.flush();
        return secret;
    }

    private synchronized HostSecret put(SecretDefinition wanted) {
        Optional<HostSecret> old = Optional.ofNullable(secrets.get(wanted.uuid()));
        old.ifPresentOrElse(each -> requireSameUse(each.definition(), wanted), () -> requireUseIsFree(wanted));
        HostSecret secret = old.orElseGet(() -> new HostSecret(this, wanted, Optional.empty()));
        if (wanted.ephemeral()) {
            forgetFiles(wanted.uuid());
        } else {
            keep(wanted, secret.value());
        }
        secret.become(wanted);
        secrets.put(wanted.uuid(), secret);
        events.add(new SecretEvent.Lifecycle(wanted.ref(), SecretLifecycle.DEFINED));
        return secret;
    }

    private static void requireSameUse(SecretDefinition old, SecretDefinition wanted) {
        if (!old.isForTheSame(wanted)) {
            throw new AlreadyExists(
                    ErrorCode.INTERNAL_ERROR,
                    "a secret with UUID " + old.uuid() + " is already defined for use with " + old.usageId());
        }
        if (old.hidden() && !wanted.hidden()) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "cannot change private flag on existing secret");
        }
    }

    private void requireUseIsFree(SecretDefinition wanted) {
        for (HostSecret each : secrets.values()) {
            SecretDefinition other = each.definition();
            if (!wanted.usageId().isEmpty() && other.isForTheSame(wanted)) {
                throw new AlreadyExists(
                        ErrorCode.INTERNAL_ERROR,
                        "a secret with UUID " + other.uuid() + " already defined for use with " + other.usageId());
            }
        }
    }

    /** The value first: a definition without its value would be found by the next start. */
    private void keep(SecretDefinition definition, Optional<byte[]> value) {
        value.ifPresent(bytes -> values.save(definition.uuid(), bytes));
        store.save(definition.uuid().toString(), definition.document().toString());
    }

    private void forgetFiles(UUID uuid) {
        values.delete(uuid);
        store.delete(uuid.toString());
    }

    void setValue(HostSecret secret, byte[] value) {
        synchronized (this) {
            SecretDefinition definition = require(secret.definition().uuid()).definition();
            if (!definition.ephemeral()) {
                values.save(definition.uuid(), value);
            }
            secret.take(value);
            events.add(new SecretEvent.ValueChanged(definition.ref()));
        }
        events.flush();
    }

    void undefine(HostSecret secret) {
        synchronized (this) {
            SecretDefinition definition = require(secret.definition().uuid()).definition();
            forgetFiles(definition.uuid());
            secrets.remove(definition.uuid());
            events.add(new SecretEvent.Lifecycle(definition.ref(), SecretLifecycle.UNDEFINED));
        }
        events.flush();
    }

    @Override
    public void close() {
        List<HostSecret> left = secrets.values().stream()
                .filter(each -> each.definition().ephemeral())
                .toList();
        if (!left.isEmpty()) {
            keeper.accept(left);
        }
        claim.close();
    }
}
