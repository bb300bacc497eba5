package io.vireo.driver.lxc;

/**
 * One value in one file of a control group.
 *
 * @param controller the controller, by its name in the first version
 * @param file the file
 * @param value what is written
 */
record Setting(String controller, String file, String value) {}
