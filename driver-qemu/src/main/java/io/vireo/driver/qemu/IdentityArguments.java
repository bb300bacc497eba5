package io.vireo.driver.qemu;

import io.vireo.xml.Element;

/** Who the guest is. */
final class IdentityArguments {

    private IdentityArguments() {}

    static void add(Arguments arguments, Element live) {
        arguments
                .add(
                        "name",
                        Options.empty()
                                .with("guest", live.at("name").orElseThrow())
                                .with("debug-threads", true))
                .flag("S")
                .flag("no-user-config")
                .flag("nodefaults")
                .add("uuid", live.at("uuid").orElseThrow());
    }
}
