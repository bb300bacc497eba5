package io.vireo.driver.nwfilter;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a filter, read and written. */
final class RuleXml {

    private RuleXml() {}

    static Rule read(Element rule) {
        Action action = word(rule, "action", Action.values());
        Direction direction = word(rule, "direction", Direction.values());
        int priority = FilterXml.priority(rule, "rule").orElse(Rule.USUAL_PRIORITY);
        List<Element> looks = rule.children().stream()
                .filter(each -> Protocol.of(each.name()).isPresent())
                .toList();
        if (looks.size() > 1) {
            throw Refusal.internal("a rule is about <" + looks.get(0).name() + "> and <"
                    + looks.get(1).name() + "> at once; make a rule of each");
        }
        Optional<Element> look = looks.stream().findFirst();
        Optional<Protocol> protocol = look.flatMap(each -> Protocol.of(each.name()));
        Map<String, String> values =
                look.map(each -> values(protocol.orElseThrow(), each)).orElse(Map.of());
        Rule read = new Rule(action, direction, priority, isStateless(rule), protocol, isInverted(look), values);
        requireProtocolOfPorts(read);
        return read;
    }

    private static <W extends Word> W word(Element rule, String attribute, W[] all) {
        String text = rule.attribute(attribute)
                .orElseThrow(() -> Refusal.internal("rule node requires " + attribute + " attribute"));
        return Word.of(all, text)
                .orElseThrow(() -> new VirtException(
                        ErrorCode.CONFIG_UNSUPPORTED, "unknown rule " + attribute + " attribute value"));
    }

    private static boolean isStateless(Element rule) {
        String text = rule.attribute("statematch").orElse("true");
        return text.equalsIgnoreCase("false") || text.equals("0");
    }

    private static boolean isInverted(Optional<Element> look) {
        String text = look.flatMap(each -> each.attribute("match")).orElse("yes");
        if (!text.equals("yes") && !text.equals("no")) {
            throw Refusal.value("match", text);
        }
        return text.equals("no");
    }

    private static Map<String, String> values(Protocol protocol, Element look) {
        Map<String, String> values = new LinkedHashMap<>();
        String wrong = "";
        for (Attribute each : protocol.attributes()) {
            Optional<String> given = look.attribute(each.name());
            Optional<String> value = given.flatMap(text -> value(each, text));
            value.ifPresent(text -> values.put(each.name(), text));
            wrong = given.isPresent() && value.isEmpty() ? each.name() : wrong;
        }
        if (!wrong.isEmpty()) {
            throw Refusal.value(wrong, look.attribute(wrong).orElseThrow()); // The last of several, as libvirt does.
        }
        return values;
    }

    private static Optional<String> value(Attribute attribute, String text) {
        Optional<String> variable = text.startsWith("$") && attribute.kind().takesVariables()
                ? Variable.of(text).map(Variable::toString)
                : Optional.empty();
        return variable.or(() -> attribute.kind().canonical(text));
    }

    private static void requireProtocolOfPorts(Rule rule) {
        boolean ofIp = rule.protocol()
                .filter(each -> each == Protocol.IP || each == Protocol.IPV6)
                .isPresent();
        boolean ports = Attribute.PORTS.stream()
                .anyMatch(each -> rule.value(each.name()).isPresent());
        if (ofIp && ports && !hasPorts(rule.value("protocol").orElse(""))) {
            throw Refusal.internal("IP rule with port specification requires protocol specification with protocol to be"
                    + " either one of tcp(6), udp(17), dccp(33), or sctp(132)");
        }
    }

    private static boolean hasPorts(String protocol) {
        return protocol.startsWith("$")
                || List.of("tcp", "udp", "sctp", "udplite", "33", "0x21").contains(protocol);
    }

    static Element write(Rule rule) {
        Element written = Element.of("rule")
                .with("action", rule.action().word())
                .with("direction", rule.direction().word())
                .with("priority", rule.priority());
        if (rule.stateless()) {
            written = written.with("statematch", "false");
        }
        return rule.protocol().isPresent()
                ? written.add(look(rule, rule.protocol().get()))
                : written;
    }

    private static Element look(Rule rule, Protocol protocol) {
        Element look = Element.of(protocol.element());
        if (rule.inverted()) {
            look = look.with("match", "no");
        }
        for (Attribute each : protocol.attributes()) {
            Optional<String> value = rule.value(each.name());
            look = value.isPresent() ? look.with(each.name(), value.get()) : look;
        }
        return look;
    }

    /** A short form of a rule, for messages. */
    static String shown(Rule rule) {
        return Names.shown(write(rule).toString().strip());
    }
}
