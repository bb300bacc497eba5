package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.ChannelFlag;
import io.vireo.domain.Console;
import io.vireo.domain.ConsoleFlag;
import io.vireo.domain.KeycodeSet;
import io.vireo.domain.Screenshot;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.guest.ChannelStream;
import io.vireo.xml.Element;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Talks with a guest as a person would: consoles, channels, the screen, the keyboard. */
final class QemuConsole implements Console {

    private static final int MOST_KEYS = 16;

    private final QemuDomain domain;

    QemuConsole(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public VirtStream openConsole(Optional<String> device, Set<ConsoleFlag> flags) {
        QemuGuest guest = domain.guest();
        Element found = device.map(alias -> console(alias)
                        .orElseThrow(() ->
                                Refusal.invalid("unable to find console device '" + alias + "' in " + domain.label())))
                .orElseGet(this::firstConsole);
        return open(guest, found, flags.contains(ConsoleFlag.FORCE));
    }

    private Optional<Element> console(String alias) {
        return devices("console", "serial", "parallel", "channel")
                .filter(each -> each.at("alias/@name").orElse("").equals(alias))
                .findFirst();
    }

    private Element firstConsole() {
        return devices("console", "serial")
                .findFirst()
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INTERNAL_ERROR,
                        "cannot find default console device: " + domain.label()
                                + " has neither a console nor a serial port"));
    }

    private Stream<Element> devices(String... kinds) {
        List<String> wanted = List.of(kinds);
        return wanted.stream().flatMap(kind -> domain.state().present().findAll("devices/" + kind).stream());
    }

    @Override
    public VirtStream openChannel(Optional<String> name, Set<ChannelFlag> flags) {
        QemuGuest guest = domain.guest();
        Element found = devices("channel")
                .filter(each -> name.isEmpty()
                        || each.at("target/@name").equals(name)
                        || each.at("alias/@name").equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid("unable to find channel '" + name.orElse("") + "' in " + domain.label()));
        return open(guest, found, flags.contains(ChannelFlag.FORCE));
    }

    private VirtStream open(QemuGuest guest, Element device, boolean force) {
        String alias = device.at("alias/@name").orElse("");
        String what = alias + " of " + domain.label();
        return guest.consoles()
                .open(alias, domain.label(), force, ended -> new ChannelStream(what, connect(device, what), ended));
    }

    private static ByteChannel connect(Element device, String what) {
        String type = device.attribute("type").orElse("");
        Optional<Path> path = device.at("source/@path").map(Path::of);
        if (type.equals("pty") && path.isPresent()) {
            return Terminal.open(path.get());
        }
        if (type.equals("unix")
                && path.isPresent()
                && device.at("source/@mode").orElse("bind").equals("bind")) {
            return socket(path.get(), what);
        }
        throw new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "character device " + what + " is of type '" + type
                        + "', which cannot be opened from here; pty, and unix in mode bind, can");
    }

    private static ByteChannel socket(Path path, String what) {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
                return channel;
            } catch (IOException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot connect to " + what + " at " + path, failure);
        }
    }

    @Override
    public Screenshot screenshot(int screen) {
        if (screen != 0) {
            throw Refusal.unsupported("only screen 0 of a guest can be taken a picture of, not " + screen);
        }
        return domain.query("screenshot", () -> {
            QemuGuest guest = domain.guest();
            Path file = guest.folder().file("screen.png");
            try {
                guest.execute(
                        "screendump",
                        Json.object().with("filename", file.toString()).with("format", "png"));
                return new Screenshot(Optional.of("image/png"), new BytesStream(Files.readAllBytes(file)));
            } catch (IOException failure) {
                throw SystemErrors.of("cannot read the screenshot that QEMU wrote to " + file, failure);
            } finally {
                AtomicFiles.delete(file, "the screenshot");
            }
        });
    }

    @Override
    public void sendKey(KeycodeSet codes, Duration hold, List<Integer> keys) {
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw Refusal.invalid("between 1 and " + MOST_KEYS + " keys can be pressed at once, not " + keys.size());
        }
        Json pressed = Json.array(keys.stream()
                .map(key -> Json.object().with("type", "number").with("data", Keycodes.toQemu(codes, key)))
                .toList());
        Json arguments = Json.object().with("keys", pressed);
        domain.modify(
                "send key",
                () -> domain.guest()
                        .execute("send-key", hold.isZero() ? arguments : arguments.with("hold-time", hold.toMillis())));
    }

    @Override
    public void injectNmi() {
        domain.modify("inject NMI", () -> domain.guest().execute("inject-nmi"));
    }
}
