package io.vireo.driver.storage.iscsi;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Who this host is to a server: it runs the programs that speak iSCSI.
 *
 * @param name what it calls itself; empty for what the programs say by themselves
 * @param chap whom it logs in as
 */
record Initiator(Optional<String> name, Optional<Chap> chap) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "chap";

    /** Runs one of libiscsi's programs on an address. */
    Outcome run(String program, List<String> options, String address) {
        requireInstalled(program, "libiscsi-bin");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(options);
        name.ifPresent(each -> command.addAll(List.of("-i", each)));
        command.add(address);
        ChildProcess child = ChildProcess.of(command);
        return chap.map(each -> child.withEnvironment("LIBISCSI_CHAP_USERNAME", each.user())
                        .withEnvironment("LIBISCSI_CHAP_PASSWORD", each.password()))
                .orElse(child)
                .run(PATIENCE);
    }

    /** Has {@code qemu-io} do something with a unit. */
    Outcome change(String image, String words) {
        requireInstalled("qemu-io", "qemu-utils");
        List<String> command = new ArrayList<>(List.of("qemu-io"));
        StringBuilder options = new StringBuilder(image);
        name.ifPresent(each -> options.append(",initiator-name=").append(each));
        chap.ifPresent(each -> {
            command.addAll(List.of("--object", "secret,id=" + KEY + ",file=/dev/stdin,format=base64"));
            options.append(",user=")
                    .append(each.user().replace(",", ",,"))
                    .append(",password-secret=")
                    .append(KEY);
        });
        command.addAll(List.of("-c", words, "--image-opts", options.toString()));
        ChildProcess child = ChildProcess.of(command);
        return chap.map(each -> child.withInput(
                        Base64.getEncoder().encodeToString(each.password().getBytes(StandardCharsets.US_ASCII))))
                .orElse(child)
                .run(PATIENCE);
    }

    private static void requireInstalled(String program, String packaged) {
        if (ChildProcess.find(program).isEmpty()) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED, program + " is not installed; it comes with the package " + packaged);
        }
    }
}
