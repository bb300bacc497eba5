package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Millis;
import io.vireo.Unsupported;
import io.vireo.VirtStream;
import java.io.FileDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** What a person at the machine would see and do. */
@ConsumerType
public interface Console extends Facet.OfDomain {

    /**
     * Opens a console or serial line.
     *
     * @param device its alias; empty means the first
     * @param flags how
     * @return a stream to read and write
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     * @throws io.vireo.Busy when somebody else has it
     */
    @C("virDomainOpenConsole")
    @Access("domain:open_device")
    default VirtStream openConsole(Optional<String> device, Set<ConsoleFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Opens a channel.
     *
     * @param name its target name or alias; empty means the first
     * @param flags how
     * @return a stream to read and write
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     * @throws io.vireo.Busy when somebody else has it
     */
    @C("virDomainOpenChannel")
    @Access("domain:open_device")
    default VirtStream openChannel(Optional<String> name, Set<ChannelFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Connects a socket to a graphical console; see {@link Domains#createDomainWithFiles} for what that takes.
     *
     * @param index which console, from 0
     * @param socket one end of a pair of sockets
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainOpenGraphics")
    @Access("domain:open_graphics")
    default void openGraphics(int index, FileDescriptor socket, Set<GraphicsFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Opens a graphical console; see {@link Domains#createDomainWithFiles} for what that takes.
     *
     * @param index which console, from 0
     * @param flags how
     * @return a socket that is connected to it
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainOpenGraphicsFD")
    @Access("domain:open_graphics")
    default FileDescriptor openGraphicsSocket(int index, Set<GraphicsFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Takes a picture of a screen.
     *
     * @param screen which screen, from 0
     * @return the picture as a stream to read
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainScreenshot")
    @Access("domain:screenshot")
    default Screenshot screenshot(int screen) {
        throw new Unsupported();
    }

    /**
     * Presses keys together.
     *
     * @param codes what the numbers mean
     * @param hold for how long
     * @param keys the keys, at most 16
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainSendKey")
    @Access("domain:send_input")
    default void sendKey(KeycodeSet codes, @Millis Duration hold, List<Integer> keys) {
        throw new Unsupported();
    }

    /**
     * Sends a non-maskable interrupt to the guest.
     *
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainInjectNMI")
    @Access("domain:inject_nmi")
    default void injectNmi() {
        throw new Unsupported();
    }

    /**
     * Sends a signal to a process in the guest.
     *
     * @param pid its number in the guest; negative means the group of processes
     * @param signal the signal
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainSendProcessSignal")
    @Access("domain:send_signal")
    default void sendProcessSignal(long pid, ProcessSignal signal) {
        throw new Unsupported();
    }

    /**
     * Lets graphics read their certificates again.
     *
     * @param type which graphics
     */
    @C("virDomainGraphicsReload")
    @Access("domain:write")
    default void reloadGraphics(GraphicsReload type) {
        throw new Unsupported();
    }
}
