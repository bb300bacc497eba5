package io.vireo.driver.test;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.domain.StateReason;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A domain in the file that describes a host: besides its definition, elements of the test namespace say how it stands
 * when the host comes up.
 */
final class GuestFile {

    static final String NAMESPACE = "http://libvirt.org/schemas/domain/test/1.0";

    private static final int RUNNING = 1;
    private static final int PAUSED = 3;
    private static final int SHUTOFF = 5;
    private static final int CRASHED = 6;
    private static final Set<Integer> STATES = Set.of(RUNNING, 2, PAUSED, 4, SHUTOFF, CRASHED, 7);

    private final String prefix;
    private final Element given;

    private GuestFile(Element given) {
        this.given = given;
        this.prefix = given.attributes().entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith("xmlns:") && each.getValue().equals(NAMESPACE))
                .map(each -> each.getKey().substring("xmlns:".length()) + ":")
                .findFirst()
                .orElse("test:");
    }

    static void add(World world, Element given) {
        new GuestFile(given).add(world);
    }

    private void add(World world) {
        boolean isTransient = flag("transient");
        boolean isSaved = flag("hasmanagedsave");
        int state = state();
        refuseContradictions(isTransient, isSaved, state);
        Element document = DomainXml.complete(plain());
        Status defined = Status.defined(DomainXml.name(document), document.toString());
        TestDomain domain = new TestDomain(world, DomainXml.uuid(document), defined);
        TestDomains.add(domain);
        snapshots().forEach(each -> TestSnapshots.restore(domain, each));
        if (isSaved) {
            domain.change(now -> now.withSaved(now.config()));
        }
        if (state != SHUTOFF) {
            domain.start(document, reasonOf(state));
        }
        if (isTransient) {
            domain.change(Status::undefined);
        }
    }

    private static void refuseContradictions(boolean isTransient, boolean isSaved, int state) {
        if (isTransient && state == SHUTOFF) {
            throw new BadXml(ErrorCode.XML_ERROR, "transient domain cannot have runstate 'shutoff'");
        }
        if (isSaved && state != SHUTOFF) {
            throw new BadXml(ErrorCode.XML_ERROR, "domain with managedsave data can only have runstate 'shutoff'");
        }
    }

    private static StateReason reasonOf(int state) {
        return switch (state) {
            case PAUSED -> StateReason.PAUSED_UNKNOWN;
            case CRASHED -> StateReason.CRASHED_UNKNOWN;
            default -> StateReason.RUNNING_UNKNOWN;
        };
    }

    private boolean flag(String name) {
        return given.child(prefix + name).isPresent();
    }

    private int state() {
        Optional<String> text = given.at(prefix + "runstate").map(String::strip);
        try {
            int state = text.map(Integer::parseInt).orElse(RUNNING);
            if (!STATES.contains(state)) {
                throw new BadXml(ErrorCode.XML_ERROR, "runstate '" + state + "' out of range'");
            }
            return state;
        } catch (NumberFormatException bad) {
            throw new VirtException(ErrorCode.XML_ERROR, "invalid runstate", bad);
        }
    }

    private List<Element> snapshots() {
        return given.children(prefix + "domainsnapshot").stream()
                .map(each -> each.named("domainsnapshot"))
                .toList();
    }

    /** The definition without what only says how the domain stands. */
    private Element plain() {
        return given.flatMapChildren(child -> child.name().startsWith(prefix) ? List.of() : List.of(child))
                .without("xmlns:" + prefix.substring(0, prefix.length() - 1));
    }
}
