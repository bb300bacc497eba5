package io.vireo.driver.qemu;

import io.vireo.domain.NativeConfig;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows what would be run for a definition, as a line that a shell understands; nothing runs it. */
final class QemuNativeConfig implements NativeConfig {

    private static final String FORMAT = "qemu-argv";

    private final QemuHost host;

    QemuNativeConfig(QemuSession session) {
        this.host = session.host();
    }

    @Override
    public String domainXmlToNative(String format, String xml) {
        if (!format.equals(FORMAT)) {
            throw Refusal.invalid("unsupported config type " + Seen.plain(format));
        }
        Element complete = host.defaults().complete(Element.parse(xml, "domain definition"));
        Element named = Firmware.choose(Aliases.assign(complete), host.variables());
        Path folder = GuestFolder.of(host.folders().run(), DomainDefinitions.uuidOf(complete))
                .path();
        GuestPlaces places = new GuestPlaces(folder, taps(named));
        Element live = LiveDomain.begin(HostModel.expand(named, host.emulators()), places);
        QemuCommand command = QemuCommand.of(host.displayPorts().give(live), places);
        List<String> words = new ArrayList<>();
        command.environment().forEach((name, value) -> words.add(name + "=" + quoted(value)));
        words.add(quoted(command.program()));
        command.arguments().stream().map(QemuNativeConfig::quoted).forEach(words::add);
        return words.stream().collect(Collectors.joining(" ", "", "\n"));
    }

    /** The network devices that would be made; nobody knows their numbers yet. */
    private static Map<String, String> taps(Element named) {
        Map<String, String> taps = new HashMap<>();
        for (Element card : named.findAll("devices/interface")) {
            if (!card.has("type", "user")) {
                taps.put(
                        card.at("alias/@name").orElse(""),
                        card.at("target/@dev").orElse("vnet" + taps.size()));
            }
        }
        return taps;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
