package io.vireo.driver.kit.host;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How the kernel looks for equal pages of guests, and keeps one of them (KSM). */
final class PageMerging {

    private static final String FOLDER = "sys/kernel/mm/ksm/";
    private static final String PREFIX = "shm_";

    /** What can be changed. */
    private static final List<String> SETTINGS = List.of("pages_to_scan", "sleep_millisecs", "merge_across_nodes");

    private static final List<String> ALL = List.of(
            "pages_to_scan",
            "sleep_millisecs",
            "pages_shared",
            "pages_sharing",
            "pages_unshared",
            "pages_volatile",
            "full_scans",
            "merge_across_nodes");

    private final HostFiles files;

    PageMerging(HostFiles files) {
        this.files = files;
    }

    /** What the kernel tells of it. */
    TypedParameters parameters() {
        var parameters = TypedParameters.builder();
        for (String name : ALL) {
            OptionalLong value = files.number(FOLDER + name);
            if (value.isPresent() && SETTINGS.contains(name)) {
                parameters.ofUint(PREFIX + name, (int) value.getAsLong());
            } else if (value.isPresent()) {
                parameters.ofUllong(PREFIX + name, value.getAsLong());
            }
        }
        return parameters.build();
    }

    /** Changes some settings; nothing is changed when one of them is none, or unknown to this kernel. */
    void change(TypedParameters parameters) {
        parameters.list().forEach(this::require);
        parameters.list().forEach(each -> write(fileOf(each), each));
    }

    private static String fileOf(TypedParameter parameter) {
        return FOLDER + parameter.name().substring(PREFIX.length());
    }

    private void require(TypedParameter parameter) {
        String name = parameter.name();
        if (!name.startsWith(PREFIX) || !SETTINGS.contains(name.substring(PREFIX.length()))) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "the host has no parameter '" + Names.shown(name)
                            + "' that can be set; those are shm_pages_to_scan,"
                            + " shm_sleep_millisecs and shm_merge_across_nodes");
        }
        if (parameter.type() != TypedParameter.Type.UINT) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "'" + name + "' has to be an unsigned int, not " + parameter.type());
        }
        if (!files.exists(fileOf(parameter))) {
            throw new InvalidState("the kernel of this host does not know '" + name + "'");
        }
    }

    /** What is so already is left alone: some settings can only be changed while no pages are shared. */
    private void write(String file, TypedParameter parameter) {
        String wanted = Integer.toUnsignedString((int) parameter.value());
        if (!files.text(file).equals(Optional.of(wanted))) {
            files.write(file, wanted);
        }
    }
}
