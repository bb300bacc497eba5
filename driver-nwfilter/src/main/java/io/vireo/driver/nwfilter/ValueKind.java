package io.vireo.driver.nwfilter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the value of an attribute may be, and its canonical form. */
enum ValueKind {
    MAC(Addresses::mac),
    MAC_MASK(Addresses::macMask),
    IP(Addresses::ip),
    IP_MASK(Addresses::ipMask),
    IP6(Addresses::ip6),
    IP6_MASK(Addresses::ip6Mask),
    BYTE(text -> number(text, 0, 0xff)),
    SHORT(text -> number(text, 0, 0xffff)),
    INTEGER(text -> number(text, 0, 0xffff_ffffL)),
    SIX_BITS(text -> number(text, 0, 63)),
    VLAN_ID(text -> number(text, 0, 4095)),
    ETHERTYPE(text -> named(Numbers.ETHERTYPES, text, 0x600, 0xffff)),
    OPCODE(text -> named(Numbers.OPCODES, text, 0, 0xffff)),
    IP_PROTOCOL(text -> named(Numbers.PROTOCOLS, text, 0, 0xff)),
    BOOLEAN(ValueKind::truth),
    STATES(ValueKind::states),
    TCP_FLAGS(ValueKind::tcpFlags),
    SET_NAME(text -> Optional.of(text).filter(each -> each.matches("[a-zA-Z0-9_.:+ -]{1,31}"))),
    SET_FLAGS(text ->
            Optional.of(text.toLowerCase(Locale.ROOT)).filter(each -> each.matches("(src|dst)(,(src|dst)){0,5}"))),
    COMMENT(text -> Optional.of(text).filter(each -> each.length() <= 256));

    private static final List<String> STATE_WORDS = List.of("NEW", "ESTABLISHED", "RELATED", "INVALID");
    private static final List<String> FLAG_WORDS = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ALL", "NONE");

    private final Function<String, Optional<String>> form;

    ValueKind(Function<String, Optional<String>> form) {
        this.form = form;
    }

    /** The canonical form of a value; empty when it is none of this kind. */
    Optional<String> canonical(String text) {
        return form.apply(text);
    }

    /** Whether a variable may stand for it. */
    boolean takesVariables() {
        return switch (this) {
            case BOOLEAN, STATES, TCP_FLAGS, SET_FLAGS, COMMENT -> false;
            default -> true;
        };
    }

    private static Optional<String> number(String text, long least, long most) {
        return Numbers.parse(text)
                .filter(number -> number >= least && number <= most)
                .map(number -> Numbers.isHex(text) ? "0x" + Long.toHexString(number) : Long.toString(number));
    }

    private static Optional<String> named(Numbers names, String text, long least, long most) {
        Optional<String> name = names.nameOf(text);
        return name.isPresent()
                ? name
                : number(text, least, most)
                        .map(number -> names.nameOf(Numbers.parse(number).orElseThrow())
                                .orElse(number));
    }

    private static Optional<String> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "yes", "true" -> Optional.of("true");
            case "0", "no", "false" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static Optional<String> states(String text) {
        if (text.equals("NONE")) {
            return Optional.of(text);
        }
        List<String> given = List.of(text.split(",", -1));
        return STATE_WORDS.containsAll(given)
                ? Optional.of(STATE_WORDS.stream().filter(given::contains).collect(Collectors.joining(",")))
                : Optional.empty();
    }

    private static Optional<String> tcpFlags(String text) {
        String[] halves = text.split("/", -1);
        boolean known = halves.length == 2
                && Arrays.stream(halves)
                        .flatMap(half -> Stream.of(half.split(",", -1)))
                        .allMatch(FLAG_WORDS::contains);
        return known ? Optional.of(text) : Optional.empty();
    }
}
