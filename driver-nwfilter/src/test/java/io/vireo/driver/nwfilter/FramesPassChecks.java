package io.vireo.driver.nwfilter;

import static io.vireo.driver.nwfilter.Frames.BROADCAST;
import static io.vireo.driver.nwfilter.Frames.arp;
import static io.vireo.driver.nwfilter.Frames.dhcpAck;
import static io.vireo.driver.nwfilter.Frames.ethernet;
import static io.vireo.driver.nwfilter.Frames.icmp;
import static io.vireo.driver.nwfilter.Frames.ipv4;
import static io.vireo.driver.nwfilter.Frames.tagged;
import static io.vireo.driver.nwfilter.Frames.tcp;
import static io.vireo.driver.nwfilter.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which frames pass; only to be run in a namespace. */
@InOwnNamespaces
class FramesPassChecks {

    private static final String ME = Opened.MAC;
    private static final String OTHER = "52:54:00:00:00:99";
    private static final String STRANGER = "52:54:00:00:00:66";
    private static final String IP = "10.0.0.7";
    private static final String FALSE_IP = "10.0.0.66";
    private static final String PEER = "10.0.0.9";
    private static final String NOBODY = "00:00:00:00:00:00";

    @TempDir
    Path folder;

    private Wires wires;
    private Opened driver;

    @BeforeEach
    void make() throws IOException {
        wires = Wires.of(folder);
        driver = new Opened(new FilterDriver(), folder);
    }

    @AfterEach
    void remove() {
        driver.bindings()
                .listNwFilterBindings()
                .forEach(each -> driver.control(each).delete());
        driver.close();
        wires.close();
    }

    private static String packet(String mac, String ip) {
        return ethernet(mac, OTHER, 0x0800, ipv4(ip, PEER, 17, udp(1000, 2000, "cafe")));
    }

    private static String request(String mac, String senderMac, String senderIp) {
        return ethernet(mac, BROADCAST, 0x0806, arp(1, senderMac, senderIp, NOBODY, PEER));
    }

    private static String fromMe(int protocol, String payload) {
        return ethernet(ME, OTHER, 0x0800, ipv4(IP, PEER, protocol, payload));
    }

    private static String toMe(int protocol, String payload) {
        return ethernet(OTHER, ME, 0x0800, ipv4(PEER, IP, protocol, payload));
    }

    @Test
    void withoutAFilterEverythingPasses() {
        assertEquals("11", wires.out(packet(STRANGER, FALSE_IP), request(ME, STRANGER, FALSE_IP)));
    }

    @Test
    void cleanTrafficDropsFalseSendersOnly() {
        driver.bind("port0", "clean-traffic", "IP=" + IP);
        assertEquals("11", wires.out(packet(ME, IP), request(ME, ME, IP)), "honest");
        assertEquals("0", wires.out(packet(STRANGER, IP)), "false MAC");
        assertEquals("0", wires.out(packet(ME, FALSE_IP)), "false IP");
        assertEquals("00", wires.out(request(ME, STRANGER, IP), request(ME, ME, FALSE_IP)), "false ARP");
        assertEquals("00", wires.out(request(STRANGER, ME, IP), packet(STRANGER, FALSE_IP)), "false everything");
        assertEquals("1", wires.in(toMe(17, udp(7, 8, "beef"))), "for the guest");
        String ipv6 =
                Frames.ipv6("fe80" + "00".repeat(13) + "01", "ff02" + "00".repeat(13) + "01", 17, udp(1, 2, "00"));
        assertEquals("0", wires.out(ethernet(ME, BROADCAST, 0x86dd, ipv6)), "another protocol");
        String announcement = ethernet(ME, BROADCAST, 0x8035, arp(3, ME, "0.0.0.0", ME, "0.0.0.0"));
        assertEquals("1", wires.out(announcement), "QEMU's announcement");
        assertEquals("0", wires.out(ethernet(ME, BROADCAST, 0x8035, arp(3, STRANGER, "0.0.0.0", ME, "0.0.0.0"))));
    }

    @Test
    void aTapIsAPortLikeOthers() {
        assertEquals("1", wires.outOfTap(packet(STRANGER, FALSE_IP)), "without a filter");
        driver.bind("tap2", "clean-traffic", "IP=" + IP);
        assertEquals("11", wires.outOfTap(packet(ME, IP), request(ME, ME, IP)), "honest");
        assertEquals("00", wires.outOfTap(packet(STRANGER, IP), packet(ME, FALSE_IP)), "false MAC, false IP");
        assertEquals("00", wires.outOfTap(request(ME, STRANGER, IP), request(ME, ME, FALSE_IP)), "false ARP");
        assertEquals("1", wires.intoTap(toMe(17, udp(7, 8, "beef"))), "for the guest");
        driver.unbind("tap2");
        assertEquals("1", wires.outOfTap(packet(STRANGER, FALSE_IP)), "the filter is gone");
    }

    @Test
    void aTagHidesNothing() {
        driver.bind("port0", "clean-traffic", "IP=" + IP);
        String inside = ipv4(FALSE_IP, PEER, 17, udp(1, 2, "aa"));
        assertEquals("0", wires.out(tagged(ME, OTHER, 5, 0x0800, inside)));
    }

    @Test
    void eachAddressOfAListIsHonest() {
        driver.bind("port0", "clean-traffic", "IP=" + IP, "IP=10.0.0.8");
        assertEquals("110", wires.out(packet(ME, IP), packet(ME, "10.0.0.8"), packet(ME, FALSE_IP)));
    }

    @Test
    void theFirstAddressIsLearned() {
        driver.bind("port0", "clean-traffic");
        assertEquals(
                "1010", wires.out(packet(ME, IP), packet(ME, FALSE_IP), packet(ME, IP), request(ME, ME, FALSE_IP)));
    }

    @Test
    void aFalseMacTeachesNothing() {
        driver.bind("port0", "clean-traffic");
        assertEquals("010", wires.out(packet(STRANGER, FALSE_IP), packet(ME, IP), packet(ME, FALSE_IP)));
    }

    @Test
    void anAddressIsLearnedFromDhcp() {
        driver.bind("port0", "clean-traffic", "CTRL_IP_LEARNING=dhcp", "DHCPSERVER=10.0.0.1");
        assertEquals("0", wires.out(packet(ME, IP)), "nothing is lent yet");
        String lent = udp(67, 68, dhcpAck(ME, IP));
        wires.in(ethernet(OTHER, ME, 0x0800, ipv4("10.0.0.5", IP, 17, lent)));
        assertEquals("0", wires.out(packet(ME, IP)), "lent by a stranger");
        wires.in(ethernet(OTHER, ME, 0x0800, ipv4("10.0.0.1", IP, 17, udp(67, 68, dhcpAck(STRANGER, IP)))));
        assertEquals("0", wires.out(packet(ME, IP)), "lent to another");
        assertEquals("1", wires.in(ethernet(OTHER, ME, 0x0800, ipv4("10.0.0.1", IP, 17, lent))));
        assertEquals("10", wires.out(packet(ME, IP), packet(ME, FALSE_IP)), "lent");
    }

    @Test
    void answersPassAndNothingElseDoes() {
        driver.define(
                "ssh",
                "<rule action='accept' direction='in'><tcp dstportstart='22'/></rule>"
                        + "<rule action='accept' direction='out'><udp dstportstart='53'/></rule>"
                        + "<rule action='drop' direction='inout' priority='1000'><all/></rule>");
        driver.bind("port0", "ssh");
        assertEquals("0", wires.out(fromMe(6, tcp(22, 4000, 18))), "an answer to nothing");
        assertEquals("01", wires.in(toMe(6, tcp(4000, 23, 2)), toMe(6, tcp(4000, 22, 2))));
        assertEquals("10", wires.out(fromMe(6, tcp(22, 4000, 18)), fromMe(6, tcp(22, 4001, 18))));
        assertEquals("1", wires.in(toMe(6, tcp(4000, 22, 16))));
        assertEquals("0", wires.in(toMe(17, udp(53, 5000, "aa"))));
        assertEquals("1", wires.out(fromMe(17, udp(5000, 53, "bb"))));
        assertEquals("10", wires.in(toMe(17, udp(53, 5000, "aa")), toMe(17, udp(53, 5001, "aa"))));
    }

    /** So many that the kernel has sets of them: addresses with ports, hardware addresses, both ways. */
    @Test
    void manyRulesMeanWhatFewMean() {
        StringBuilder rules = new StringBuilder(
                "<rule action='drop' direction='out'><ip protocol='udp'" + " dstportstart='2005'/></rule>");
        for (int each = 0; each < 20; each++) {
            rules.append("<rule action='accept' direction='out'><ip dstipaddr='10.0.0.9' dstipmask='32'"
                    + " protocol='udp' dstportstart='" + (2000 + each) + "'/></rule>");
            rules.append("<rule action='accept' direction='in'><mac srcmacaddr='52:54:00:00:00:" + (80 + each)
                    + "'/></rule>");
            rules.append("<rule action='accept' direction='in'><tcp srcipaddr='10.0.0.9' dstportstart='" + (4000 + each)
                    + "'/></rule>");
        }
        rules.append("<rule action='drop' direction='inout' priority='1000'><mac/></rule>");
        rules.append("<rule action='drop' direction='in' priority='1000'><tcp/></rule>");
        driver.define("many", rules.toString());
        driver.bind("port0", "many");
        assertEquals("1101", wires.out(udpTo(PEER, 2000), udpTo(PEER, 2004), udpTo(PEER, 2005), udpTo(PEER, 2019)));
        assertEquals("00", wires.out(udpTo(PEER, 2020), udpTo("10.0.0.10", 2000)));
        assertEquals("10", wires.in(toMe(6, tcp(1, 4019, 2)), toMe(6, tcp(1, 4020, 2))), OTHER + " is one of them");
        assertEquals("0", wires.in(ethernet(STRANGER, ME, 0x0800, ipv4(PEER, IP, 6, tcp(1, 4019, 2)))));
    }

    private static String udpTo(String address, int port) {
        return ethernet(ME, OTHER, 0x0800, ipv4(IP, address, 17, udp(1000, port, "cafe")));
    }

    @Test
    void statesAreThoseOfConnections() {
        driver.define(
                "states",
                "<rule action='accept' direction='out' priority='100'><all state='ESTABLISHED,RELATED'/></rule>"
                        + "<rule action='accept' direction='in' priority='100'><all state='ESTABLISHED,RELATED'/></rule>"
                        + "<rule action='accept' direction='out' priority='200'><udp dstportstart='53' state='NEW'/></rule>"
                        + "<rule action='drop' direction='inout' priority='1000'><all/></rule>");
        driver.bind("port0", "states");
        String unreachable = icmp(3, 3) + ipv4(IP, PEER, 17, udp(5000, 53, ""));
        assertEquals("00", wires.in(toMe(17, udp(53, 5000, "aa")), toMe(1, unreachable)), "nothing has begun");
        assertEquals("11", wires.out(fromMe(17, udp(5000, 53, "01")), fromMe(17, udp(5000, 53, "02"))), "asked twice");
        assertEquals("11", wires.in(toMe(17, udp(53, 5000, "aa")), toMe(1, unreachable)));
        assertEquals("0", wires.in(toMe(1, icmp(3, 3) + ipv4(FALSE_IP, PEER, 17, udp(5000, 53, "")))));
        assertEquals("1", wires.out(fromMe(17, udp(5000, 53, "03"))), "established");
    }

    @Test
    void connectionsBeyondALimitAreRefused() {
        driver.define(
                "limit",
                "<rule action='drop' direction='in'><tcp connlimit-above='2' dstportstart='22'/></rule>"
                        + "<rule action='accept' direction='inout'><all/></rule>");
        driver.bind("port0", "limit");
        assertEquals("110", wires.in(toMe(6, tcp(1, 22, 2)), toMe(6, tcp(2, 22, 2)), toMe(6, tcp(3, 22, 2))));
        assertEquals("11", wires.in(toMe(6, tcp(1, 22, 16)), toMe(6, tcp(3, 23, 2))));
    }

    @Test
    void whatIsForBothWaysIsExchanged() {
        driver.define(
                "both",
                "<rule action='accept' direction='inout'><ip srcipaddr='" + PEER
                        + "' protocol='tcp' srcportstart='80'/></rule>"
                        + "<rule action='drop' direction='inout' priority='600'><ip protocol='tcp'/></rule>");
        driver.bind("port0", "both");
        assertEquals("10", wires.in(toMe(6, tcp(80, 5, 16)), toMe(6, tcp(81, 5, 16))));
        assertEquals("10", wires.out(fromMe(6, tcp(5, 80, 16)), fromMe(6, tcp(80, 5, 16))));
    }

    @Test
    void everythingElseThanWhatIsNamedCanBeMeant() {
        driver.define(
                "not",
                "<rule action='drop' direction='out'><ip match='no' srcipaddr='10.0.0.0' srcipmask='29'/></rule>");
        driver.bind("port0", "not");
        assertEquals("10", wires.out(packet(ME, IP), packet(ME, FALSE_IP)));
    }

    @Test
    void looksIntoFramesOfSpanningTreeAndArp() {
        driver.define(
                "odd",
                "<rule action='drop' direction='out'><stp root-priority='5' root-priority-hi='8'/></rule>"
                        + "<rule action='drop' direction='out'><arp opcode='Reply' arpdstipaddr='" + PEER + "'/></rule>"
                        + "<rule action='drop' direction='out'><vlan vlanid='7'/></rule>");
        driver.bind("port0", "odd");
        assertEquals("10", wires.out(request(ME, ME, IP), ethernet(ME, OTHER, 0x0806, arp(2, ME, IP, OTHER, PEER))));
        String inside = ipv4(IP, PEER, 17, udp(1, 2, "aa"));
        assertEquals("10", wires.out(tagged(ME, OTHER, 8, 0x0800, inside), tagged(ME, OTHER, 7, 0x0800, inside)));
        String message = "424203" + "0000" + "00" + "00" + "00";
        String stp = "01:80:c2:00:00:00";
        assertEquals(
                "10",
                wires.out(
                        ethernet(ME, stp, 38, message + "0009" + "00".repeat(30)),
                        ethernet(ME, stp, 38, message + "0006" + "00".repeat(30))));
    }

    @Test
    void announcementsOfOnesOwnAddressAreKnown() {
        driver.define("announced", "<rule action='drop' direction='out'><arp gratuitous='true'/></rule>");
        driver.bind("port0", "announced");
        String own = ethernet(ME, BROADCAST, 0x0806, arp(1, ME, IP, NOBODY, IP));
        String other = ethernet(ME, BROADCAST, 0x0806, arp(1, ME, FALSE_IP, NOBODY, IP));
        assertEquals("01101", wires.out(own, request(ME, ME, IP), other, own, request(ME, ME, PEER.replace('9', '8'))));
        driver.define("announced", "<rule action='drop' direction='out'><arp match='no' gratuitous='true'/></rule>");
        assertEquals("1010", wires.out(own, other, own, request(ME, ME, IP)));
    }

    @Test
    void aFilterThatIsChangedHoldsAtOnceAndKeepsWhatIsKnown() {
        driver.define("changing", "<filterref filter='clean-traffic'/>");
        driver.bind("port0", "changing");
        assertEquals("10", wires.out(packet(ME, IP), packet(ME, FALSE_IP)));
        driver.define(
                "changing",
                "<filterref filter='clean-traffic'/>"
                        + "<rule action='drop' direction='out' priority='-1000'><ip dstipaddr='" + PEER + "'/></rule>");
        assertEquals("0", wires.out(packet(ME, IP)));
        driver.define("changing", "<filterref filter='clean-traffic'/>");
        assertEquals("01", wires.out(packet(ME, FALSE_IP), packet(ME, IP)), "the address is still known");
    }

    @Test
    void onePortIsNotAnother() {
        driver.bind("port0", "clean-traffic", "IP=" + IP);
        driver.bind("port1", "clean-traffic", "IP=" + PEER);
        assertEquals("0", wires.in(ethernet(ME, ME, 0x0800, ipv4(IP, IP, 17, udp(1, 2, "aa")))));
        assertEquals("1", wires.out(packet(ME, IP)));
        driver.unbind("port1");
        assertEquals("01", wires.out(packet(ME, FALSE_IP), packet(ME, IP)));
        assertEquals("1", wires.in(toMe(17, udp(1, 2, "aa"))));
    }
}
