package io.vireo.driver.qemu;

import io.vireo.domain.KeycodeSet;
import java.util.Map;

/**
 * Numbers of keys as QEMU knows them: the first set of scan codes, with bit 7 set for keys whose code has a prefix.
 *
 * <p>Up to F12 all sets that are taken here have the same numbers; what follows differs.
 */
final class Keycodes {

    private static final int PREFIXED = 0x80;
    private static final int LAST_COMMON = 0x58;
    private static final int LAST = 0xff;
    private static final int ESCAPE = 0xe0;

    /** Linux's own numbers of the keys after F12. */
    private static final Map<Integer, Integer> LINUX = Map.ofEntries(
            Map.entry(89, 0x73),
            Map.entry(90, 0x78),
            Map.entry(91, 0x77),
            Map.entry(92, 0x79),
            Map.entry(93, 0x70),
            Map.entry(94, 0x7b),
            Map.entry(95, 0x5c),
            Map.entry(96, 0x9c),
            Map.entry(97, 0x9d),
            Map.entry(98, 0xb5),
            Map.entry(99, 0x54),
            Map.entry(100, 0xb8),
            Map.entry(102, 0xc7),
            Map.entry(103, 0xc8),
            Map.entry(104, 0xc9),
            Map.entry(105, 0xcb),
            Map.entry(106, 0xcd),
            Map.entry(107, 0xcf),
            Map.entry(108, 0xd0),
            Map.entry(109, 0xd1),
            Map.entry(110, 0xd2),
            Map.entry(111, 0xd3),
            Map.entry(113, 0xa0),
            Map.entry(114, 0xae),
            Map.entry(115, 0xb0),
            Map.entry(116, 0xde),
            Map.entry(117, 0x59),
            Map.entry(119, 0xc6),
            Map.entry(121, 0x7e),
            Map.entry(124, 0x7d),
            Map.entry(125, 0xdb),
            Map.entry(126, 0xdc),
            Map.entry(127, 0xdd),
            Map.entry(128, 0xe8),
            Map.entry(139, 0x9e),
            Map.entry(140, 0xa1),
            Map.entry(142, 0xdf),
            Map.entry(143, 0xe3));

    private Keycodes() {}

    /**
     * QEMU's number of a key.
     *
     * @throws io.vireo.VirtException when the set is not taken, or has no such key that QEMU could press
     */
    static int toQemu(KeycodeSet set, int code) {
        int found = switch (set) {
            case QNUM, XT_KBD -> code;
            case LINUX -> code <= LAST_COMMON ? code : LINUX.getOrDefault(code, -1);
            case XT, ATSET1 -> code >> Byte.SIZE == ESCAPE ? code & LAST | PREFIXED : code;
            default ->
                throw Refusal.unsupported(
                        "keys by the numbers of " + set + " are not known; use LINUX, XT, ATSET1 or QNUM");
        };
        if (code <= 0 || found <= 0 || found > LAST) {
            throw Refusal.invalid("cannot translate keycode " + code + " of " + set + " codeset to qnum keycode");
        }
        return found;
    }
}
