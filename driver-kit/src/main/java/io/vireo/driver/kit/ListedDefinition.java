package io.vireo.driver.kit;

/**
 * What is known of a definition in a {@link DefinitionStore} without reading it.
 *
 * @param key what it was saved under
 * @param stamp another one for every change of its file
 * @param autostart whether it is to be started with the platform
 */
public record ListedDefinition(String key, String stamp, boolean autostart) {}
