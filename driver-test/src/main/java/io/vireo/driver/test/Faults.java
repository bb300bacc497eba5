package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Faults that a domain meets because its metadata say so, for those who want to see what their program does then.
 *
 * <pre>{@code
 * <metadata>
 *   <f:faults xmlns:f='urn:vireo:test:faults'>
 *     <f:fault operation='start' code='38' message='no space left on device' times='2'/>
 *     <f:fault operation='save' delay='5000'/>
 *   </f:faults>
 * </metadata>
 * }</pre>
 *
 * <p>The operation is the name of a facet's method; {@code code} is libvirt's number of the error, without which the
 * operation is only late by so many milliseconds; {@code times} is how often that happens; {@code until} is the path of a
 * file whose appearance ends it. Like all metadata they can be changed while the domain runs.
 */
final class Faults {

    static final String NAMESPACE = "urn:vireo:test:faults";

    private static final long LONGEST_DELAY = 600_000;

    private final Map<String, Integer> met = new HashMap<>();

    Faults() {}

    /** Fails, or waits, when the present document of the domain has a fault for an operation. */
    void meet(Status now, String operation) {
        all(Element.parse(now.present())).stream()
                .filter(fault -> fault.has("operation", operation))
                .filter(Faults::isPresent)
                .filter(this::isLeft)
                .forEach(fault -> happen(now.name(), operation, fault));
    }

    static boolean areAskedForIn(Status now) {
        return now.present().contains(NAMESPACE);
    }

    private static List<Element> all(Element document) {
        return document.findAll("metadata").stream()
                .flatMap(metadata -> metadata.children().stream())
                .filter(each -> each.attributes().containsValue(NAMESPACE))
                .flatMap(each -> each.children().stream())
                .toList();
    }

    private static boolean isPresent(Element fault) {
        Optional<String> until = fault.attribute("until");
        return until.filter(path -> path.startsWith("/") && Files.exists(Path.of(path)))
                .isEmpty();
    }

    private synchronized boolean isLeft(Element fault) {
        Optional<Long> times = number(fault, "times");
        int before = met.merge(fault.toString(), 1, Integer::sum) - 1;
        return times.isEmpty() || before < times.get();
    }

    private static void happen(String name, String operation, Element fault) {
        number(fault, "delay").ifPresent(millis -> delay(name, operation, Math.min(millis, LONGEST_DELAY)));
        number(fault, "code").ifPresent(code -> {
            String detail = fault.attribute("message").orElse("a fault that the metadata of '" + name + "' ask for");
            throw VirtException.of(facts(code.intValue(), detail));
        });
    }

    private static ErrorFacts facts(int code, String detail) {
        return ErrorCode.of(code)
                .map(known -> ErrorFacts.of(known, detail))
                .orElseGet(() -> new ErrorFacts(
                        code, 0, detail, Optional.empty(), Optional.of(detail), Optional.empty(), -1, -1));
    }

    private static void delay(String name, String operation, long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED, operation + " of '" + name + "' was interrupted in its delay", stop);
        }
    }

    private static Optional<Long> number(Element fault, String attribute) {
        try {
            return fault.attribute(attribute).map(Long::parseUnsignedLong);
        } catch (NumberFormatException bad) {
            throw DomainXml.xmlError("Invalid value for attribute '" + attribute + "' in element '" + fault.name()
                    + "': '" + fault.attribute(attribute).orElse("") + "'.");
        }
    }
}
