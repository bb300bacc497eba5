package io.vireo.driver.secret;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.Names;
import io.vireo.secret.SecretDefineFlag;
import io.vireo.secret.SecretListFlag;
import io.vireo.secret.SecretRef;
import io.vireo.secret.SecretUsage;
import io.vireo.secret.Secrets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The secrets of a host: list, find, define. */
final class HostSecrets implements Secrets {

    private final SecretHost host;

    HostSecrets(SecretHost host) {
        this.host = host;
    }

    @Override
    public List<SecretRef> listSecrets(Set<SecretListFlag> flags) {
        return host.list().stream()
                .map(HostSecret::definition)
                .filter(each -> Flags.matches(
                                flags, SecretListFlag.EPHEMERAL, SecretListFlag.NO_EPHEMERAL, each.ephemeral())
                        && Flags.matches(flags, SecretListFlag.PRIVATE, SecretListFlag.NO_PRIVATE, each.hidden()))
                .map(SecretDefinition::ref)
                .toList();
    }

    @Override
    public SecretRef secretByUuid(UUID uuid) {
        return host.require(uuid).definition().ref();
    }

    @Override
    public SecretRef secretByUsage(SecretUsage usage, String usageId) {
        return host.list().stream()
                .map(each -> each.definition().ref())
                .filter(each -> usage != SecretUsage.NONE
                        && each.usage() == usage
                        && each.usageId().equals(usageId))
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_SECRET, "no secret with matching usage '" + Names.shown(usageId) + "'"));
    }

    @Override
    public SecretRef defineSecret(String xml, Set<SecretDefineFlag> flags) {
        return host.define(SecretXml.read(xml, flags.contains(SecretDefineFlag.VALIDATE)))
                .definition()
                .ref();
    }
}
