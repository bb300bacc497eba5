package io.vireo.driver.nwfilter;

/**
 * A rule without variables, where it is to stand.
 *
 * @param chain the chain
 * @param place the chain's place among the rules of the root
 * @param rule the rule
 */
record PlacedRule(String chain, int place, Rule rule) {}
