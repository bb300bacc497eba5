package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;

/** Devices that are plugged in and out, while a domain runs and while it does not. */
final class DeviceContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final Set<DeviceFlag> LIVE = Set.of(DeviceFlag.LIVE);
    private static final Set<DeviceFlag> CONFIG = Set.of(DeviceFlag.CONFIG);
    private static final Need DETACHES = Need.of(Devices.class, "detachDevice");

    static final Group GROUP = new Group(
            "devices that are plugged in and out",
            List.of(
                    contract("shows a device that was plugged into a running domain", DeviceContracts::plugs)
                            .needing(Need.startable()),
                    contract("forgets a device of a running domain when that stops", DeviceContracts::transientOnly)
                            .needing(Need.startable()),
                    contract("takes a device out of a running domain again", DeviceContracts::unplugs)
                            .needing(Need.startable(), DETACHES),
                    contract("keeps a device in the definition of a domain that is off", DeviceContracts::defines),
                    contract("takes a device out of the definition again", DeviceContracts::undefines)
                            .needing(DETACHES),
                    contract("leaves a running domain alone when only its definition is meant", DeviceContracts::later)
                            .needing(Need.startable()),
                    contract("refuses to plug a device into a domain that is off", DeviceContracts::off),
                    contract("refuses to take out a device that is not there", DeviceContracts::missing)
                            .needing(DETACHES),
                    contract("refuses a device whose document is wrong, and changes nothing", DeviceContracts::badXml),
                    contract("refuses a second device in the same place", DeviceContracts::twice)));

    private DeviceContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(Devices.class, "attachDevice"),
                Need.of(Inspect.class, "xmlDesc"),
                Need.document("device", DriverSample::deviceXml),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP));
    }

    private static String device(Bench bench) {
        return bench.sample().deviceXml().orElseThrow();
    }

    private static Devices devices(Domain domain) {
        return domain.as(Devices.class);
    }

    private static Domain running(Bench bench) {
        Domain domain = bench.domain();
        domain.start();
        return domain;
    }

    /** How many devices of the kind of the sample there are in the domain as it runs. */
    private static int live(Bench bench, Domain domain) {
        return count(bench, domain, Set.of());
    }

    /** How many there are in its definition. */
    private static int defined(Bench bench, Domain domain) {
        return count(bench, domain, Set.of(DomainXmlFlag.INACTIVE));
    }

    private static int count(Bench bench, Domain domain, Set<DomainXmlFlag> flags) {
        String name = Element.parse(device(bench)).name();
        return Element.parse(domain.as(Inspect.class).xmlDesc(flags))
                .findAll("devices/" + name)
                .size();
    }

    private static void plugs(Bench bench) {
        Domain domain = running(bench);
        int before = live(bench, domain);
        devices(domain).attachDevice(device(bench), LIVE);
        assertEquals(before + 1, live(bench, domain));
        assertEquals(before + 1, live(bench, bench.open().at(domain.ref())), "as another client sees it");
    }

    private static void transientOnly(Bench bench) {
        Domain domain = running(bench);
        int before = defined(bench, domain);
        devices(domain).attachDevice(device(bench), LIVE);
        assertEquals(before, defined(bench, domain), "the definition");
        domain.destroy();
        assertEquals(before, live(bench, domain), "after it stopped");
    }

    private static void unplugs(Bench bench) throws InterruptedException {
        Domain domain = running(bench);
        int before = live(bench, domain);
        devices(domain).attachDevice(device(bench), LIVE);
        devices(domain).detachDevice(device(bench), LIVE);
        // A guest may take its time to let go.
        Expect.soon("the device is out", bench.patience(), () -> live(bench, domain) == before);
    }

    private static void defines(Bench bench) {
        Domain domain = bench.domain();
        int before = defined(bench, domain);
        devices(domain).attachDevice(device(bench), CONFIG);
        assertEquals(before + 1, defined(bench, domain));
    }

    private static void undefines(Bench bench) {
        Domain domain = bench.domain();
        int before = defined(bench, domain);
        devices(domain).attachDevice(device(bench), CONFIG);
        devices(domain).detachDevice(device(bench), CONFIG);
        assertEquals(before, defined(bench, domain));
    }

    private static void later(Bench bench) {
        Domain domain = running(bench);
        int before = live(bench, domain);
        devices(domain).attachDevice(device(bench), CONFIG);
        assertEquals(before, live(bench, domain), "the running domain");
        assertEquals(before + 1, defined(bench, domain), "the definition");
    }

    private static void off(Bench bench) {
        Domain domain = bench.domain();
        int before = defined(bench, domain);
        Expect.invalidState("plugging it in", () -> devices(domain).attachDevice(device(bench), LIVE));
        assertEquals(before, defined(bench, domain), "after the refusal");
    }

    private static void missing(Bench bench) {
        Domain domain = bench.domain();
        Expect.refused("taking it out", () -> devices(domain).detachDevice(device(bench), CONFIG));
    }

    private static void badXml(Bench bench) {
        Domain domain = bench.domain();
        String before = domain.xmlDesc();
        for (String xml : List.of("", "<disk", "<nonsense/>", "<!DOCTYPE x><disk/>", "<disk/>", "<interface/>")) {
            Expect.refused("the document '" + xml + "'", () -> devices(domain).attachDevice(xml, CONFIG));
        }
        assertEquals(before, domain.xmlDesc());
    }

    private static void twice(Bench bench) {
        Domain domain = bench.domain();
        devices(domain).attachDevice(device(bench), CONFIG);
        int before = defined(bench, domain);
        Expect.refused("a second one", () -> devices(domain).attachDevice(device(bench), CONFIG));
        assertEquals(before, defined(bench, domain), "after the refusal");
    }
}
