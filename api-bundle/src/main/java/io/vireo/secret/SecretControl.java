package io.vireo.secret;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Denied;
import io.vireo.Facet;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import org.osgi.annotation.versioning.ConsumerType;

/** What can be done with a secret. Every method fails with {@link io.vireo.NotFound} when the secret is gone. */
@ConsumerType
public interface SecretControl extends Facet.OfSecret {

    /**
     * Describes the secret, without its value.
     *
     * @return a {@code secret} document
     */
    @C("virSecretGetXMLDesc")
    @Access(value = "secret:read", readOnly = true)
    String xmlDesc();

    /**
     * Returns the value.
     *
     * @return the bytes, at most 64 KiB; the caller may overwrite them
     * @throws NotFound when it has no value
     * @throws Denied when it is private
     */
    @C("virSecretGetValue")
    @Access("secret:read_secure")
    default byte[] value() {
        throw new Unsupported();
    }

    /**
     * Sets the value.
     *
     * @param value the bytes, at most 64 KiB
     */
    @C("virSecretSetValue")
    @Access("secret:write")
    default void setValue(byte[] value) {
        throw new Unsupported();
    }

    /** Removes the secret and its value. */
    @C("virSecretUndefine")
    @Access("secret:delete")
    default void undefine() {
        throw new Unsupported();
    }
}
