package io.vireo.driver.nwfilter;

/**
 * A reference to another filter, whose lines hold as if they stood here.
 *
 * @param filter its name
 * @param parameters what its variables are to be
 */
record Include(String filter, Parameters parameters) implements Entry {}
