package io.vireo.driver.nwfilter;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.driver.kit.Names;
import io.vireo.nwfilter.NwFilterDefineFlag;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.nwfilter.NwFilters;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The filters of a connection: list, find, define. */
final class HostFilters implements NwFilters {

    private final FilterHost host;

    HostFilters(FilterSession session) {
        this.host = session.host();
    }

    @Override
    public List<NwFilterRef> listNwFilters() {
        return host.filters().list().stream()
                .map(each -> each.definition().ref())
                .toList();
    }

    @Override
    public NwFilterRef nwFilterByName(String name) {
        return host.find(name)
                .map(Filter::ref)
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_NWFILTER, "no nwfilter with matching name '" + Names.shown(name) + "'"));
    }

    @Override
    public NwFilterRef nwFilterByUuid(UUID uuid) {
        return host.require(uuid).definition().ref();
    }

    @Override
    public NwFilterRef defineNwFilter(String xml, Set<NwFilterDefineFlag> flags) {
        Filter filter = FilterXml.read(xml, flags.contains(NwFilterDefineFlag.VALIDATE));
        host.define(filter);
        return filter.ref();
    }
}
