package io.vireo.driver.secret;

import io.vireo.secret.SecretRef;
import io.vireo.secret.SecretUsage;
import io.vireo.xml.Element;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What is said about a secret; never its value.
 *
 * @param uuid its UUID
 * @param ephemeral whether it is forgotten with the process
 * @param hidden whether its value is for the platform alone
 * @param description words about it
 * @param usage what it is for
 * @param usageId for which object; empty when for none
 */
record SecretDefinition(
        UUID uuid, boolean ephemeral, boolean hidden, Optional<String> description, SecretUsage usage, String usageId) {

    SecretRef ref() {
        return new SecretRef(uuid, usage, usageId);
    }

    boolean isForTheSame(SecretDefinition other) {
        return usage == other.usage && usageId.equals(other.usageId);
    }

    Element document() {
        Element document = Element.of("secret")
                .with("ephemeral", ephemeral ? "yes" : "no")
                .with("private", hidden ? "yes" : "no")
                .add("uuid", uuid.toString())
                .addAll(description.map(text -> Element.of("description", text)).stream()
                        .toList());
        return usage == SecretUsage.NONE
                ? document
                : document.add(Element.of("usage")
                        .with("type", usage.name().toLowerCase(Locale.ROOT))
                        .add(SecretXml.idName(usage), usageId));
    }
}
