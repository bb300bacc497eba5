package io.vireo.driver.nwfilter;

/** A line of a filter. */
sealed interface Entry permits Rule, Include {}
