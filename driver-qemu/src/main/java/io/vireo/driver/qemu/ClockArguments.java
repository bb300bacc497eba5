package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The guest's clock and timers. */
final class ClockArguments {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private ClockArguments() {}

    static void add(Arguments arguments, Element live) {
        add(arguments, live, Clock.systemUTC());
    }

    static void add(Arguments arguments, Element live, Clock host) {
        Element clock = live.child("clock").orElseThrow();
        Options rtc = Options.empty().with("base", base(clock, host));
        timer(clock, "rtc")
                .flatMap(timer -> timer.attribute("track"))
                .ifPresent(track -> rtc.with("clock", source(track)));
        timer(clock, "rtc")
                .flatMap(timer -> timer.attribute("tickpolicy"))
                .filter(policy -> policy.equals("catchup"))
                .ifPresent(policy -> rtc.with("driftfix", "slew"));
        arguments.add("rtc", rtc);
        timer(clock, "pit")
                .flatMap(timer -> timer.attribute("tickpolicy"))
                .ifPresent(policy -> arguments.add(
                        "global", "kvm-pit.lost_tick_policy=" + (policy.equals("delay") ? "delay" : "discard")));
    }

    private static String base(Element clock, Clock host) {
        return switch (clock.attribute("offset").orElse("utc")) {
            case "localtime", "timezone" -> "localtime";
            case "variable" -> MOMENT.format(host.instant().plusSeconds(seconds(clock, "adjustment")));
            case "absolute" -> MOMENT.format(Instant.ofEpochSecond(seconds(clock, "start")));
            default -> "utc";
        };
    }

    private static long seconds(Element clock, String attribute) {
        String text = clock.attribute(attribute).orElse("0");
        return Numbers.parseLong(text)
                .orElseThrow(() -> Refusal.xml(
                        "Invalid value for attribute '" + attribute + "' in element 'clock': '" + text + "'."));
    }

    private static String source(String track) {
        return switch (track) {
            case "guest" -> "vm";
            case "realtime" -> "rt";
            default -> "host";
        };
    }

    /** Whether the guest has a high precision event timer; empty when nobody said. */
    static Optional<Boolean> hpet(Element live) {
        return live.child("clock")
                .flatMap(clock -> timer(clock, "hpet"))
                .flatMap(timer -> timer.attribute("present"))
                .map(present -> present.equals("yes"));
    }

    private static Optional<Element> timer(Element clock, String name) {
        return clock.children("timer").stream()
                .filter(timer -> timer.has("name", name))
                .findFirst();
    }
}
