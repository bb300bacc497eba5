package io.vireo.driver.nwfilter;

import io.vireo.nwfilter.NwFilterBindingControl;

/** A filter that holds at a port. */
final class HostBinding implements NwFilterBindingControl {

    private final FilterHost host;
    private final Binding definition;

    HostBinding(FilterHost host, Binding definition) {
        this.host = host;
        this.definition = definition;
    }

    Binding definition() {
        return definition;
    }

    @Override
    public String xmlDesc() {
        return BindingXml.write(definition).toString();
    }

    @Override
    public void delete() {
        host.unbind(definition.port());
    }
}
