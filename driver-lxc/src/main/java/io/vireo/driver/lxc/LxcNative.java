package io.vireo.driver.lxc;

import io.vireo.domain.NativeConfig;
import io.vireo.driver.kit.Names;

/** Takes over what was configured for liblxc's tools. */
final class LxcNative implements NativeConfig {

    private static final String FORMAT = "lxc-tools";

    @Override
    public String domainXmlFromNative(String format, String config) {
        if (!format.equals(FORMAT)) {
            throw Refusal.invalid(
                    "Unsupported config format '" + Names.shown(format) + "': this driver reads " + FORMAT);
        }
        return new NativeImport(NativeLines.of(config)).domain().toString();
    }
}
