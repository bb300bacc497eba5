package io.vireo.driver.kit.host;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the maker of the host wrote into its firmware, as far as the kernel shows it. */
public final class HostSmbios {

    private static final String FOLDER = "sys/class/dmi/id/";
    private static final Map<String, Map<String, String>> TABLES = tables();

    private HostSmbios() {}

    private static Map<String, Map<String, String>> tables() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        all.put("bios", files("vendor=bios_vendor version=bios_version date=bios_date release=bios_release"));
        all.put(
                "system",
                files("manufacturer=sys_vendor product=product_name version=product_version serial=product_serial"
                        + " uuid=product_uuid sku=product_sku family=product_family"));
        all.put(
                "baseBoard",
                files("manufacturer=board_vendor product=board_name version=board_version serial=board_serial"
                        + " asset=board_asset_tag"));
        all.put(
                "chassis",
                files("manufacturer=chassis_vendor version=chassis_version serial=chassis_serial"
                        + " asset=chassis_asset_tag"));
        return all;
    }

    private static Map<String, String> files(String pairs) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : pairs.split(" ")) {
            all.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return all;
    }

    /**
     * Returns it as a document.
     *
     * @param files the files of the host
     * @return a {@code sysinfo} document of type {@code smbios}
     * @throws VirtException when the host has none, with {@link ErrorCode#CONFIG_UNSUPPORTED}
     */
    public static Element of(HostFiles files) {
        Element sysinfo = Element.of("sysinfo").with("type", "smbios");
        for (Map.Entry<String, Map<String, String>> table : TABLES.entrySet()) {
            Element read = Element.of(table.getKey());
            for (Map.Entry<String, String> entry : table.getValue().entrySet()) {
                Optional<String> value = files.text(FOLDER + entry.getValue()).filter(each -> !each.isEmpty());
                read = value.isPresent()
                        ? read.add(Element.of("entry", value.get()).with("name", entry.getKey()))
                        : read;
            }
            sysinfo = read.children().isEmpty() ? sysinfo : sysinfo.add(read);
        }
        if (sysinfo.children().isEmpty()) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "Host SMBIOS information is not available: the kernel shows nothing below /" + FOLDER);
        }
        return sysinfo;
    }
}
