package io.vireo.driver.nwfilter;

import io.vireo.nwfilter.NwFilterControl;

/** A filter that is defined. */
final class HostFilter implements NwFilterControl {

    private final FilterHost host;
    private volatile Filter definition;

    HostFilter(FilterHost host, Filter definition) {
        this.host = host;
        this.definition = definition;
    }

    Filter definition() {
        return definition;
    }

    void become(Filter wanted) {
        definition = wanted;
    }

    @Override
    public String xmlDesc() {
        return FilterXml.write(definition).toString();
    }

    @Override
    public void undefine() {
        host.undefine(this);
    }
}
