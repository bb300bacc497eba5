package io.vireo.driver.qemu;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.nwfilter.NwFilterBindingControl;
import io.vireo.nwfilter.NwFilterBindingCreateFlag;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterBindings;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The filters of a host as far as a driver of guests sees them: bindings, and whether their device was there. */
final class FakeFilters implements NwFilterBindings {

    private final Map<String, Element> bindings = new TreeMap<>();
    private final List<String> told = new ArrayList<>();

    FakeCompanions companions() {
        return new FakeCompanions()
                .with(NwFilterBindings.class, ref -> this)
                .with(NwFilterBindingControl.class, ref -> control((NwFilterBindingRef) ref));
    }

    /** What was done, in order. */
    List<String> told() {
        return told;
    }

    Map<String, Element> bindings() {
        return bindings;
    }

    private static String device(String name) {
        return name + (Files.exists(Path.of("/sys/class/net", name)) ? " is there" : " is gone");
    }

    @Override
    public List<NwFilterBindingRef> listNwFilterBindings() {
        return bindings.keySet().stream().map(this::ref).toList();
    }

    private NwFilterBindingRef ref(String device) {
        return new NwFilterBindingRef(
                device, bindings.get(device).at("filterref/@filter").orElseThrow());
    }

    @Override
    public NwFilterBindingRef nwFilterBindingByPortDev(String portDev) {
        if (!bindings.containsKey(portDev)) {
            throw new NotFound(ErrorCode.NO_NWFILTER_BINDING, portDev);
        }
        return ref(portDev);
    }

    @Override
    public NwFilterBindingRef createNwFilterBinding(String xml, Set<NwFilterBindingCreateFlag> flags) {
        Element document = Element.parse(xml);
        String device = document.at("portdev/@name").orElseThrow();
        if (document.at("filterref/@filter").orElseThrow().equals("nosuch")) {
            throw new NotFound(ErrorCode.NO_NWFILTER, "nosuch");
        }
        if (bindings.containsKey(device)) {
            throw new AlreadyExists(ErrorCode.OPERATION_FAILED, device);
        }
        told.add("bind " + device(device));
        bindings.put(device, document);
        return ref(device);
    }

    private NwFilterBindingControl control(NwFilterBindingRef ref) {
        return new NwFilterBindingControl() {
            @Override
            public String xmlDesc() {
                return bindings.get(ref.portDev()).toString();
            }

            @Override
            public void delete() {
                told.add("unbind " + device(ref.portDev()));
                if (bindings.remove(ref.portDev()) == null) {
                    throw new NotFound(ErrorCode.NO_NWFILTER_BINDING, ref.portDev());
                }
            }
        };
    }
}
