package io.vireo.driver.nwfilter;

import java.util.List;

/**
 * A chain of the kernel.
 *
 * @param name its name
 * @param rules its rules, in order
 */
record Chain(String name, List<String> rules) {

    Chain {
        rules = List.copyOf(rules);
    }
}
