package io.vireo.spi;

import io.vireo.ConnectUri;
import io.vireo.Ref;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides who may do what on which object; a service. The gate asks every policy that is there before a driver is
 * bothered, about everybody but {@link Identity#LOCAL}; what one refuses is refused. Without a policy everybody may do
 * everything that his connection allows.
 */
@ConsumerType
public interface AccessPolicy {

    /**
     * Decides about one permission on one object; asked often, so it answers from memory.
     *
     * <p>For a call that makes an object from a document, the object is the one that the document names. Lists leave out
     * what is refused.
     *
     * @param who on whose behalf
     * @param uri the connection
     * @param permission libvirt's name of it, such as {@code domain:start}
     * @param object the object that it is about
     * @return why not, for the message that the caller gets; empty when it is allowed
     */
    Optional<String> refuses(Identity who, ConnectUri uri, String permission, Ref object);
}
