package io.vireo.driver.qemu;

import java.util.List;
import java.util.Map;

/** Sound cards, each with the audio backend that it plays on. */
final class SoundArguments {

    private static final Map<String, String> CARDS = Map.of(
            "ac97", "AC97", "es1370", "ES1370", "usb", "usb-audio", "ich6", "intel-hda", "ich9", "ich9-intel-hda");

    private static final Map<String, String> CODECS =
            Map.of("duplex", "hda-duplex", "micro", "hda-micro", "output", "hda-output");

    private SoundArguments() {}

    static void add(Arguments arguments, Device card, GuestBuses buses) {
        String alias = Aliases.of(card);
        String backend = "audio" + card.at("audio/@id", "1");
        Json device = Json.object().with("driver", CARDS.get(card.model())).with("id", alias);
        if (!card.model().startsWith("ich")) {
            arguments.device(buses.placed(device.with("audiodev", backend), card));
            return;
        }
        arguments.device(buses.placed(device, card));
        List<String> codecs = card.xml().children("codec").stream()
                .map(codec -> codec.attribute("type").orElse("duplex"))
                .toList();
        List<String> wanted = codecs.isEmpty() ? List.of("duplex") : codecs;
        for (int i = 0; i < wanted.size(); i++) {
            arguments.device(Json.object()
                    .with("driver", CODECS.get(wanted.get(i)))
                    .with("id", alias + "-codec" + i)
                    .with("bus", alias + ".0")
                    .with("cad", i)
                    .with("audiodev", backend));
        }
    }
}
