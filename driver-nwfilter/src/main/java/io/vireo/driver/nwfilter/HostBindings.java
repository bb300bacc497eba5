package io.vireo.driver.nwfilter;

import io.vireo.nwfilter.NwFilterBindingCreateFlag;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterBindings;
import java.util.List;
import java.util.Set;

/** The bindings of a connection: list, find, bind. */
final class HostBindings implements NwFilterBindings {

    private final FilterHost host;

    HostBindings(FilterSession session) {
        this.host = session.host();
    }

    @Override
    public List<NwFilterBindingRef> listNwFilterBindings() {
        return host.bindings().stream().map(each -> each.definition().ref()).toList();
    }

    @Override
    public NwFilterBindingRef nwFilterBindingByPortDev(String portDev) {
        return host.require(portDev).definition().ref();
    }

    @Override
    public NwFilterBindingRef createNwFilterBinding(String xml, Set<NwFilterBindingCreateFlag> flags) {
        Binding binding = BindingXml.read(xml, flags.contains(NwFilterBindingCreateFlag.VALIDATE));
        host.bind(binding);
        return binding.ref();
    }
}
