package io.vireo.driver.nwfilter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document of a filter. */
class FilterXmlTest {

    private static final String UUID = "<uuid>5c6d49af-b071-6127-b4ec-6f8ed4b55302</uuid>";

    private static String written(String rule) {
        String xml = FilterXml.write(FilterXml.read("<filter name='f'>" + UUID + rule + "</filter>", true))
                .toString();
        return xml.substring(xml.indexOf("</uuid>") + 7, xml.indexOf("</filter>"))
                .replaceAll("\\s+<", "<")
                .strip();
    }

    private static String rule(String look) {
        return "<rule action='drop' direction='in' priority='500'>" + look + "</rule>";
    }

    private static VirtException refused(String xml) {
        return assertThrows(VirtException.class, () -> FilterXml.read(xml, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<mac srcmacaddr='1:2:3:A:B:C'/> | <mac srcmacaddr='01:02:03:0a:0b:0c'/>",
                "<mac protocolid='0x800'/> | <mac protocolid='ipv4'/>",
                "<mac protocolid='0x0835'/> | <mac protocolid='0x835'/>",
                "<arp opcode='reply' hwtype='0x1' gratuitous='1'/> | <arp hwtype='0x1' opcode='Reply' gratuitous='true'/>",
                "<ip srcipmask='255.255.255.0' srcipaddr='10.1.2.3'/> | <ip srcipaddr='10.1.2.3' srcipmask='24'/>",
                "<all-ipv6 srcipaddr='FE80::' srcipmask='ffc0::'/> | <all-ipv6 srcipaddr='fe80::' srcipmask='10'/>",
                "<ipv6 srcipaddr='a:b:c::d:e:f'/> | <ipv6 srcipaddr='a:b:c::d:e:f'/>",
                "<ipv6 srcipaddr='::ffff:10.1.2.3'/> | <ipv6 srcipaddr='::ffff:10.1.2.3'/>",
                "<tcp srcportstart='$B[@0]' dstportstart='$C[@2]'/> | <tcp srcportstart='$B' dstportstart='$C[@2]'/>",
                "<tcp dstportstart='$B[3]' match='yes'/> | <tcp dstportstart='$B[3]'/>",
                "<tcp state='RELATED,NEW' flags='SYN/ALL'/> | <tcp state='NEW,RELATED' flags='SYN/ALL'/>",
                "<all ipset='x' ipsetflags='SRC,dst' match='no'/> | <all match='no' ipset='x' ipsetflags='src,dst'/>"
            })
    void valuesAreWrittenInOneForm(String given, String expected) {
        assertEquals(rule(expected), written(rule(given)));
    }

    @Test
    void whatIsLeftOutIsWritten() {
        String xml = FilterXml.write(
                        FilterXml.read("<filter name='f'><rule action='drop' direction='in'/></filter>", true))
                .toString();
        assertTrue(xml.contains("chain='root'") && xml.contains("priority='500'") && xml.contains("<uuid>"), xml);
    }

    @ParameterizedTest
    @CsvSource({"root,''", "stp-x,''", "arp,-500", "arp-mac,-500", "ipv4,-700", "vlan-1,-750"})
    void aChainHasItsPlace(String chain, String place) {
        String shown = place.isEmpty() ? "" : " priority='" + place + "'";
        String xml = FilterXml.write(FilterXml.read("<filter name='f' chain='" + chain + "'/>", true))
                .toString();
        assertTrue(xml.startsWith("<filter name='f' chain='" + chain + "'" + shown + ">"), xml);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ip srcipaddr='1.2.3'/> | srcipaddr has illegal value 1.2.3",
                "<ip srcipaddr='1.2.3.256'/> | srcipaddr has illegal value 1.2.3.256",
                "<ip srcipmask='255.0.255.0'/> | srcipmask has illegal value",
                "<ip srcipaddr='$A-b'/> | srcipaddr has illegal value $A-b",
                "<ip srcipaddr='$A; drop'/> | srcipaddr has illegal value",
                "<ipv6 srcipaddr='a:b:c'/> | srcipaddr has illegal value a:b:c",
                "<ipv6 srcipaddr='1::2::3'/> | srcipaddr has illegal value",
                "<all-ipv6 srcipmask='129'/> | srcipmask has illegal value 129",
                "<mac protocolid='15'/> | protocolid has illegal value 15",
                "<mac dstmacmask='1:2:3:4:5:6'/> | dstmacmask has illegal value",
                "<vlan vlanid='0xffff'/> | vlanid has illegal value 0xffff",
                "<tcp dstportend='65536'/> | dstportend has illegal value 65536",
                "<tcp dstportend='-1'/> | dstportend has illegal value -1",
                "<tcp state='FOO'/> | state has illegal value FOO",
                "<tcp state='$S'/> | state has illegal value",
                "<tcp flags='SYN'/> | flags has illegal value SYN",
                "<ip srcportstart='5'/> | requires protocol specification",
                "<tcp/><udp/> | make a rule of each",
                "<tcp colour='red'/> | colour",
                "<ftp/> | ftp"
            })
    void whatARuleCannotMeanIsRefusedByName(String look, String message) {
        VirtException refusal = refused("<filter name='f'>" + rule(look) + "</filter>");
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<filter/> | filter has no name",
                "<filter name='f' chain='foo'/> | Invalid chain name 'foo'",
                "<filter name='f' chain='ipv4-much-too-long'/> | longer than 12 characters",
                "<filter name='f' chain='ipv4 x'/> | invalid characters",
                "<filter name='f' priority='1001'/> | outside valid range",
                "<filter name='f' priority='x'/> | Could not parse chain priority",
                "<filter name='f'><rule direction='in'/></filter> | requires action attribute",
                "<filter name='f'><rule action='drop'/></filter> | requires direction attribute",
                "<filter name='f'><rule action='DROP' direction='in'/></filter> | unknown rule action",
                "<filter name='f'><filterref/></filter> | lacks the filter's name",
                "<filter name='f'><filterref filter='g'><parameter name='A' value='1;drop'/></filterref></filter> | parameter",
                "<filter name='f'><uuid>1</uuid></filter> | malformed uuid",
                "<network/> | expecting root element of 'filter'"
            })
    void whatIsNoFilterIsRefused(String xml, String message) {
        VirtException refusal = refused(xml);
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o", "../x", "a/b", "..", "x y"})
    void aStrangeNameIsRefusedOrHarmless(String name) {
        try {
            assertEquals(
                    name, FilterXml.read("<filter name='" + name + "'/>", true).name());
        } catch (VirtException refusal) {
            assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o", "a;b", "a b", "", "sixteencharacter", ".hidden", "a/b", "a\"b", "vnet*"})
    void aStrangeDeviceIsNoPort(String port) {
        String xml = Opened.binding(port.replace("\"", "&quot;"), "clean-traffic");
        VirtException refusal = assertThrows(VirtException.class, () -> BindingXml.read(xml, false));
        assertTrue(
                refusal.code()
                        .filter(code -> code == ErrorCode.INVALID_ARG || code == ErrorCode.INTERNAL_ERROR)
                        .isPresent(),
                refusal.getMessage());
    }
}
