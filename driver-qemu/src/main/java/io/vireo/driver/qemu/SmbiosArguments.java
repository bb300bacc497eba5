package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the guest's firmware says of the machine's maker: the SMBIOS tables of a definition that asks for its own. */
final class SmbiosArguments {

    /** The tables by their elements, and their numbers. */
    private static final Map<String, Integer> TABLES = tables();

    private SmbiosArguments() {}

    private static Map<String, Integer> tables() {
        Map<String, Integer> tables = new LinkedHashMap<>();
        tables.put("bios", 0);
        tables.put("system", 1);
        tables.put("baseBoard", 2);
        tables.put("chassis", 3);
        return tables;
    }

    static void add(Arguments arguments, Element live) {
        if (!live.at("os/smbios/@mode").orElse("emulate").equals("sysinfo")) {
            return;
        }
        TABLES.forEach((table, number) -> {
            List<Element> entries = live.findAll("sysinfo/" + table + "/entry");
            if (!entries.isEmpty()) {
                arguments.add("smbios", table(number, entries));
            }
        });
    }

    private static Options table(int number, List<Element> entries) {
        Options options = Options.empty().with("type", number);
        for (Element entry : entries) {
            String name = entry.attribute("name")
                    .orElseThrow(() -> Refusal.xml("Missing required attribute 'name' in element 'entry'"));
            options.with(name, entry.text());
        }
        return options;
    }
}
