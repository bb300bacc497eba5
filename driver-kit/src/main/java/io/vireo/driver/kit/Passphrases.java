package io.vireo.driver.kit;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.secret.SecretControl;
import io.vireo.secret.SecretRef;
import io.vireo.secret.SecretUsage;
import io.vireo.secret.Secrets;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the values of the secrets that documents name. */
public final class Passphrases {

    private static final Field<UUID> UUID_OF_SECRET = Field.uuid("@uuid");

    private Passphrases() {}

    /** A way to what other drivers offer. */
    @FunctionalInterface
    public interface Way {

        /** The operations of a subject. */
        <F extends Facet> F part(Class<F> facet, Ref subject);
    }

    /**
     * The passphrase of an encrypted volume.
     *
     * @throws io.vireo.NotFound when there is no such secret, or it has no value
     * @throws VirtException when the element does not name exactly one
     */
    public static byte[] of(Element encryption, Way way) {
        List<Element> secrets = encryption.children("secret").stream()
                .filter(each -> each.attribute("type").orElse("passphrase").equals("passphrase"))
                .toList();
        if (secrets.size() != 1) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "A single <secret type='passphrase'...> element is expected in encryption description");
        }
        return value(secrets.get(0), SecretUsage.VOLUME, way);
    }

    /**
     * The value of the secret that an element {@code secret} names, by its UUID or by what it is used for.
     *
     * @param secret the element
     * @param usage what such secrets are used for
     * @param way the way to the driver that has them
     * @throws io.vireo.NotFound when there is no such secret, or it has no value
     * @throws io.vireo.Unsupported when no driver for secrets is reached
     */
    public static byte[] value(Element secret, SecretUsage usage, Way way) {
        Secrets all = way.part(Secrets.class, ConnectRef.INSTANCE);
        Optional<String> id = secret.attribute("usage");
        SecretRef ref =
                id.isPresent() ? all.secretByUsage(usage, id.get()) : all.secretByUuid(UUID_OF_SECRET.require(secret));
        return way.part(SecretControl.class, ref).value();
    }
}
