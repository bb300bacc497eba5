package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.event.SecretEvent;
import io.vireo.event.VirtEvent;
import io.vireo.secret.SecretControl;
import io.vireo.secret.SecretRef;
import io.vireo.secret.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Secrets, as far as all kinds of object are alike. */
record SecretKind() implements Kind<SecretRef> {

    @Override
    public String noun() {
        return "secret";
    }

    @Override
    public ErrorCode missing() {
        return ErrorCode.NO_SECRET;
    }

    @Override
    public Map<Verb, Operation> operations() {
        return Map.of(
                Verb.LIST, new Operation(Secrets.class, "listSecrets"),
                Verb.FIND_BY_UUID, new Operation(Secrets.class, "secretByUuid"),
                Verb.DEFINE, new Operation(Secrets.class, "defineSecret"),
                Verb.DESCRIBE, new Operation(SecretControl.class, "xmlDesc"),
                Verb.UNDEFINE, new Operation(SecretControl.class, "undefine"));
    }

    @Override
    public Optional<String> xml(DriverSample sample, Identity identity) {
        return sample.secretXml(identity.name(), identity.uuid());
    }

    @Override
    public List<SecretRef> list(Connect connect) {
        return connect.secrets().listSecrets(Set.of());
    }

    @Override
    public SecretRef byName(Connect connect, String name) {
        throw new IllegalStateException("a secret has no name");
    }

    @Override
    public SecretRef byUuid(Connect connect, UUID uuid) {
        return connect.secrets().secretByUuid(uuid);
    }

    @Override
    public SecretRef define(Connect connect, String xml) {
        return connect.secrets().defineSecret(xml, Set.of());
    }

    @Override
    public String describe(Connect connect, SecretRef ref) {
        return connect.at(ref).as(SecretControl.class).xmlDesc();
    }

    @Override
    public void undefine(Connect connect, SecretRef ref) {
        connect.at(ref).as(SecretControl.class).undefine();
    }

    @Override
    public Optional<SecretRef> ref(Identity identity) {
        return Optional.empty();
    }

    @Override
    public boolean matches(SecretRef ref, Identity identity) {
        return ref.uuid().equals(identity.uuid());
    }

    @Override
    public Optional<String> told(VirtEvent event, SecretRef ref) {
        return event instanceof SecretEvent.Lifecycle change && change.subject().sameAs(ref)
                ? Optional.of(change.detail().name())
                : Optional.empty();
    }
}
