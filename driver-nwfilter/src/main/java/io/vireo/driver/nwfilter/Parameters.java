package io.vireo.driver.nwfilter;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What variables stand for.
 *
 * @param values the values of each, in order
 */
record Parameters(Map<String, List<String>> values) {

    static final Parameters NONE = new Parameters(Map.of());

    private static final int MOST = 10_000;

    /** Reads the parameters of a reference to a filter. */
    static Parameters of(Element reference) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        List<Element> all = reference.children("parameter");
        if (all.size() > MOST) {
            throw Refusal.internal(all.size() + " parameters are given; at most " + MOST + " are taken");
        }
        for (Element each : all) {
            String name = word(each, "name", "[a-zA-Z0-9_]{1,256}");
            read.computeIfAbsent(name, any -> new ArrayList<>()).add(word(each, "value", "[a-zA-Z0-9_.:]{1,1024}"));
        }
        return new Parameters(read);
    }

    private static String word(Element parameter, String attribute, String form) {
        String text = parameter.attribute(attribute).orElse("");
        if (!text.matches(form)) {
            throw Refusal.internal("a parameter of a filter has the " + attribute + " '" + Names.shown(text)
                    + "'; use letters, digits and " + (attribute.equals("name") ? "_" : "_ . :"));
        }
        return text;
    }

    /** Writes them into a reference, in the order of their names. */
    Element addTo(Element reference) {
        Element written = reference;
        for (String name : values.keySet().stream().sorted().toList()) {
            for (String value : values.get(name)) {
                written = written.add(Element.of("parameter").with("name", name).with("value", value));
            }
        }
        return written;
    }

    /** These, and those of others that these do not have. */
    Parameters or(Parameters others) {
        Map<String, List<String>> all = new LinkedHashMap<>(others.values);
        all.putAll(values);
        return new Parameters(all);
    }

    Parameters with(String name, String value) {
        return new Parameters(Map.of(name, List.of(value))).or(this);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> get(String name) {
        return values.getOrDefault(name, List.of());
    }
}
