package io.vireo.host;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.InvalidState;
import io.vireo.Seconds;
import io.vireo.Unsupported;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** Sleep of the host itself. */
@ConsumerType
public interface HostPower extends Facet.OfConnect {

    /**
     * Puts the host to sleep, with everything on it, and has it wake by its clock.
     *
     * <p>Returns before the host sleeps.
     *
     * @param target where memory is kept
     * @param duration how long; at least 60 seconds
     * @throws Unsupported when the host cannot sleep that way
     * @throws InvalidState when it is about to sleep already
     */
    @C("virNodeSuspendForDuration")
    @Access("connect:pm_control")
    void suspendHost(SuspendTarget target, @Seconds(bits = 64) Duration duration);
}
