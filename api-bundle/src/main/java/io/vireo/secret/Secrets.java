package io.vireo.secret;

import io.vireo.Access;
import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** The secrets of a connection: list, find, define. */
@ConsumerType
public interface Secrets extends Facet.OfConnect {

    /**
     * Lists secrets.
     *
     * @param flags which; none for all
     * @return the secrets, in no promised order
     */
    @C(
            value = "virConnectListAllSecrets",
            older = {"virConnectNumOfSecrets", "virConnectListSecrets"})
    @Access(value = "connect:search_secrets", filter = "secret:getattr", readOnly = true)
    List<SecretRef> listSecrets(Set<SecretListFlag> flags);

    /**
     * Finds a secret by UUID.
     *
     * @param uuid its UUID
     * @return the secret
     * @throws NotFound when there is no such secret
     */
    @C(value = "virSecretLookupByUUID", older = "virSecretLookupByUUIDString")
    @Access(value = "secret:getattr", readOnly = true)
    SecretRef secretByUuid(UUID uuid);

    /**
     * Finds a secret by what it is for.
     *
     * @param usage what it is for
     * @param usageId for which object, such as the path of a volume
     * @return the secret
     * @throws NotFound when there is no such secret
     */
    @C("virSecretLookupByUsage")
    @Access(value = "secret:getattr", readOnly = true)
    default SecretRef secretByUsage(SecretUsage usage, String usageId) {
        throw new Unsupported();
    }

    /**
     * Defines a secret without a value, or changes the definition of one of the same UUID and use.
     *
     * @param xml the definition, in libvirt's format
     * @param flags how to define it
     * @return the secret
     * @throws BadXml when the document is wrong; the message has the line
     * @throws AlreadyExists when another secret is for the same object
     */
    @C("virSecretDefineXML")
    @Access({"secret:write", "secret:save"})
    default SecretRef defineSecret(String xml, Set<SecretDefineFlag> flags) {
        throw new Unsupported();
    }
}
