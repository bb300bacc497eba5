package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupportedTest {

    private static String refusal(Element complete) {
        VirtException refusal = assertThrows(VirtException.class, () -> Supported.require(complete));
        assertEquals(67, refusal.number());
        return refusal.getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"minimal", "webserver", "every-disk-bus", "q35-grows", "usb-hubs", "serial-lines", "firmware"})
    void whatIsCompletedIsSupportedToo(String name) {
        Element complete = Element.parse(TestGuests.golden(name, "complete.xml"));
        Supported.require(complete);
        Supported.require(LiveDomain.begin(complete, TestGuests.PLACES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<cputune><emulator_quota>1000</emulator_quota></cputune> | | cputune/emulator_quota",
                "<memtune><min_guarantee>1024</min_guarantee></memtune> | | memtune/min_guarantee",
                "<cpu><cache mode='disable'/></cpu> | | cpu/cache",
                "<features><hyperv><xmm_input state='on'/></hyperv></features> | | features/hyperv/xmm_input",
                "<seclabel type='dynamic' model='selinux'/> | | seclabel/@type='dynamic'",
                " | <filesystem type='mount'><driver type='virtiofs'/><source dir='/a'/><target dir='b'/></filesystem> | filesystem/driver/@type='virtiofs'",
                " | <disk type='network'><source protocol='nbd' name='x'/><target dev='vda'/></disk> | devices/disk/@type='network'",
                " | <disk><source file='/x'/><target dev='vda'/><iotune><group_name>g</group_name></iotune></disk> | devices/disk/iotune/group_name",
                " | <disk><driver copy_on_read='on'/><source file='/x'/><target dev='vda'/></disk> | driver/@copy_on_read",
                " | <disk><driver type='vmdk'/><source file='/x'/><target dev='vda'/></disk> | devices/disk/driver/@type='vmdk'",
                " | <interface type='direct'><source dev='eth0'/></interface> | devices/interface/@type='direct'",
                " | <interface type='user'><bandwidth/></interface> | devices/interface/bandwidth",
                " | <graphics type='sdl'/> | devices/graphics/@type='sdl'",
                " | <hostdev mode='subsystem' type='usb'/> | devices/hostdev",
                " | <gadget/> | devices/gadget"
            })
    void whatNobodyHonoursIsRefusedByItsPlace(String system, String devices, String place) {
        Element complete = TestGuests.complete(
                TestGuests.text("q35", system == null ? "" : system, devices == null ? "" : devices));
        String message = refusal(complete);
        assertTrue(message.contains(place), message);
    }

    @Test
    void theMessageNamesPlaceLineAdviceAndHowManyMore() {
        Element complete = TestGuests.complete(
                "<domain type='qemu'>\n<name>a</name><memory>1024</memory>\n"
                        + "<os><type>hvm</type></os>\n<devices>\n<interface type='direct'>\n<bandwidth/></interface></devices></domain>");
        String message = refusal(complete);
        assertTrue(
                message.startsWith("unsupported configuration: devices/interface/@type='direct' (line 5): "), message);
        assertTrue(message.contains("use type network, user, bridge or ethernet"), message);
        assertTrue(message.contains("(and 1 more: devices/interface/bandwidth (line 6))"), message);
    }

    @Test
    void wordsForPeopleAreNobodysBusiness() {
        Supported.require(TestGuests.complete(TestGuests.text(
                "pc", "<description>x</description><metadata><a:b xmlns:a='u'><c/></a:b></metadata>", "")));
    }
}
