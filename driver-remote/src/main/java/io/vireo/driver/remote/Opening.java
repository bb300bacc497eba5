package io.vireo.driver.remote;

import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.protocol.AuthType;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.ClientFlags;
import io.vireo.protocol.Feature;
import io.vireo.protocol.Handshake;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a connection is opened: a link, a log-in, a keepalive, and what is asked for.
 *
 * @param uri where to
 * @param readOnly whether only calls that read will be made
 * @param settings what the URI does not say
 * @param place where this process runs
 * @param clock for whoever must not wait for ever
 */
record Opening(RemoteUri uri, boolean readOnly, Settings settings, Place place, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    /** Opens a channel; nothing is left behind when it cannot. */
    Channel open(Channel.Listener listener, Walk walk) {
        Link link = new Dial(place, walk).to(uri, readOnly);
        Channel channel = new Channel(uri.toString(), link, listener);
        Future<?> patience = clock.after(settings.patience(), () -> channel.giveUp(settings.patience()));
        channel.start();
        try {
            shakeHands(channel, walk);
            return channel;
        } catch (VirtException refused) {
            channel.close();
            throw refused;
        } finally {
            patience.cancel(false);
        }
    }

    private void shakeHands(Channel channel, Walk walk) {
        Calls calls = new Calls(() -> channel);
        Authentication authentication = calls.of(Authentication.class);
        Handshake handshake = calls.of(Handshake.class);
        List<AuthType> types = walk.step(
                "protocol",
                authentication::authTypes,
                known -> "the server speaks it; it asks for "
                        + known.stream().map(AuthType::name).collect(Collectors.joining(", ")));
        walk.step("authentication", () -> new Login(uri, place, channel, authentication).run(types), how -> how);
        walk.step("open", () -> open(channel, handshake), opened -> opened);
    }

    private String open(Channel channel, Handshake handshake) {
        Duration interval = uri.keepalive().orElse(settings.keepalive());
        // Asked before opening: from this call on, the server watches this side.
        if (!interval.isZero() && handshake.supportsFeature(Feature.PROGRAM_KEEPALIVE.code())) {
            channel.watch(new Keepalive(interval, settings.unanswered()));
        }
        handshake.open(Optional.of(uri.name()), ClientFlags.of(readOnly));
        registerCloseCallback(handshake);
        return "the server has opened " + (uri.name().isEmpty() ? "what it prefers" : uri.name());
    }

    /** Behind the server there may be a hypervisor that goes away while the server stays; drivers without one refuse. */
    private static void registerCloseCallback(Handshake handshake) {
        if (handshake.supportsFeature(Feature.REMOTE_CLOSE_CALLBACK.code())) {
            try {
                handshake.registerCloseCallback();
            } catch (Unsupported nothingBehind) {
                LOG.debug("The server will not say that it closes: {}", nothingBehind.getMessage());
            }
        }
    }
}
