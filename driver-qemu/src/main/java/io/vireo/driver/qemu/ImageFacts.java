package io.vireo.driver.qemu;

import io.vireo.driver.kit.ChildProcess;
import java.time.Duration;
import java.util.List;

/** What {@code qemu-img} tells of an image that no guest has open. */
final class ImageFacts {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ImageFacts() {}

    static Json of(String image, String format) {
        String output = ChildProcess.of(List.of("qemu-img", "info", "--output=json", "-U", "-f", format, "--", image))
                .run(PATIENCE)
                .orFail("look at the image " + image)
                .output();
        try {
            return JsonText.read(output);
        } catch (JsonText.Malformed strange) {
            throw Answers.failed("qemu-img told of " + image + " what is no JSON: " + strange.getMessage());
        }
    }
}
