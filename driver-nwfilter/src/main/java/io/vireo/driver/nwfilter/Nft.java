package io.vireo.driver.nwfilter;

import java.util.List;

/** The kernel's rules, as far as a table of ours is concerned. */
interface Nft {

    /**
     * Runs a script as one transaction: all of it holds afterwards, or nothing of it.
     *
     * @throws io.vireo.VirtException when the kernel refuses it; nothing has changed then
     */
    void run(String script);

    /** The names of the chains that a table of family bridge has; none when there is no such table. */
    List<String> chains(String table);

    /** The names of its sets, without its maps. */
    List<String> sets(String table);
}
