package io.vireo.driver.kit;

/**
 * A definition as it lies in a {@link DefinitionStore}.
 *
 * @param key what it was saved under
 * @param text its content, not blank, not looked into
 * @param autostart whether it is to be started with the platform
 */
public record StoredDefinition(String key, String text, boolean autostart) {}
