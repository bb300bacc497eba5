package io.vireo.registry;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import io.vireo.VirtStream;
import io.vireo.domain.Screenshot;
import java.util.List;

/** A facet of a connection for these tests. */
public interface Talk extends Facet.OfConnect {

    @C("virTalkEcho")
    @Access(value = "connect:read", readOnly = true)
    String echo(String text);

    @C("virTalkWords")
    @Access(value = "connect:read", readOnly = true)
    List<String> words();

    @C("virTalkShout")
    @Access("connect:write")
    void shout();

    @C("virTalkWhisper")
    @Access("connect:write")
    default void whisper() {
        throw new Unsupported();
    }

    @C("virTalkListen")
    @Access("connect:read")
    VirtStream listen();

    @C("virTalkPicture")
    @Access("connect:read")
    Screenshot picture();
}
