package io.vireo.driver.nwfilter;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.nwfilter.NwFilterBindingControl;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterBindings;
import io.vireo.nwfilter.NwFilterControl;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.nwfilter.NwFilters;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A session of the driver, used as the registry does. */
final class Opened implements AutoCloseable {

    static final String MAC = "52:54:00:00:00:01";

    private final Driver driver;
    private final DriverSession session;

    Opened(Driver driver, Path folder) {
        this.driver = driver;
        this.session = driver.open(new OpenRequest(
                ConnectUri.parse("nwfilter:///system?root=" + folder), Set.of(), event -> {}, Optional.of(folder)));
    }

    NwFilters filters() {
        return part(NwFilters.class, ConnectRef.INSTANCE);
    }

    NwFilterBindings bindings() {
        return part(NwFilterBindings.class, ConnectRef.INSTANCE);
    }

    /** Defines a filter of some lines, or changes it. */
    NwFilterRef define(String name, String lines) {
        String uuid = filters().listNwFilters().stream()
                .filter(each -> each.name().equals(name))
                .map(each -> "<uuid>" + each.uuid() + "</uuid>")
                .findFirst()
                .orElse("");
        return filters().defineNwFilter("<filter name='" + name + "'>" + uuid + lines + "</filter>", Set.of());
    }

    NwFilterControl control(NwFilterRef ref) {
        return part(NwFilterControl.class, ref);
    }

    NwFilterBindingControl control(NwFilterBindingRef ref) {
        return part(NwFilterBindingControl.class, ref);
    }

    /** Binds a filter to a port; parameters are given as {@code NAME=value}. */
    NwFilterBindingRef bind(String port, String filter, String... parameters) {
        return bindings().createNwFilterBinding(binding(port, filter, parameters), Set.of());
    }

    static String binding(String port, String filter, String... parameters) {
        StringBuilder all = new StringBuilder();
        for (String each : parameters) {
            String[] halves = each.split("=");
            all.append("<parameter name='" + halves[0] + "' value='" + halves[1] + "'/>");
        }
        return "<filterbinding><owner><name>web</name><uuid>11111111-2222-4333-8444-555555550001</uuid></owner>"
                + "<portdev name='" + port + "'/><mac address='" + MAC + "'/><filterref filter='" + filter + "'>" + all
                + "</filterref></filterbinding>";
    }

    void unbind(String port) {
        control(bindings().nwFilterBindingByPortDev(port)).delete();
    }

    <F extends Facet> F part(Class<F> facet, Ref ref) {
        Parts<?> parts = driver.parts().stream()
                .filter(each -> each.facets().contains(facet))
                .findFirst()
                .orElseThrow();
        return parts.bind(facet, session.subject(ref));
    }

    @Override
    public void close() {
        session.close();
    }
}
