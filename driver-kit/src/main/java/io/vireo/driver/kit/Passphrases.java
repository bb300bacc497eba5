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

/** Finds the secret that an {@code encryption} element names. */
public final class Passphrases {

    private static final Field<UUID> SECRET = Field.uuid("secret/@uuid");

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
        return way.part(SecretControl.class, secret(encryption, secrets.get(0), way))
                .value();
    }

    private static SecretRef secret(Element encryption, Element given, Way way) {
        Secrets all = way.part(Secrets.class, ConnectRef.INSTANCE);
        Optional<String> usage = given.attribute("usage");
        return usage.isPresent()
                ? all.secretByUsage(SecretUsage.VOLUME, usage.get())
                : all.secretByUuid(SECRET.require(encryption));
    }
}
