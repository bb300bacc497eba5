package io.vireo.driver.nwfilter;

import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.xml.Element;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The filters that definitions of guests count on, by libvirt's names. A host gets them once: whoever removes or changes one
 * has it so.
 */
final class PredefinedFilters {

    private static final Logger LOG = LoggerFactory.getLogger(PredefinedFilters.class);

    private PredefinedFilters() {}

    static void offer(FilterHost host) {
        Path mark = host.folders().state().resolve("predefined-offered");
        if (Files.exists(mark)) {
            return;
        }
        try {
            for (Filter each : all()) {
                if (host.find(each.name()).isEmpty()) {
                    host.define(each);
                }
            }
            AtomicFiles.write(mark, "", "the mark that the predefined filters were offered");
        } catch (VirtException failure) {
            LOG.warn("The predefined network filters could not be defined", failure);
        }
    }

    static List<Filter> all() {
        try (InputStream file = PredefinedFilters.class.getResourceAsStream("predefined.xml")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Element.parse(text, "predefined filters").children("filter").stream()
                    .map(each -> FilterXml.read(each.toString(), false))
                    .toList();
        } catch (IOException impossible) {
            throw new AssertionError("the bundle holds its own files", impossible);
        }
    }
}
