package io.vireo.driver.kit.guest;

import io.vireo.AlreadyExists;
import io.vireo.ConnectRef;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.driver.kit.Undo;
import io.vireo.nwfilter.NwFilterBindingControl;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterBindings;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network filters that hold at the cards of guests. One is bound while the card's device is there and before anything gets
 * through it, and leaves after the device; a card that names a filter is refused where nobody offers filters.
 */
public final class FilterBindings {

    private static final Logger LOG = LoggerFactory.getLogger(FilterBindings.class);
    private static final String NONE = "";

    private final Companions companions;

    /** Of the filters that these connections know. */
    public FilterBindings(Companions companions) {
        this.companions = companions;
    }

    /**
     * Binds the filter that a card names, if it names one.
     *
     * @param owner whose card it is
     * @param device the card's device on the host
     * @param undo takes it back when the start fails
     * @throws VirtException when the filter is not there or cannot hold
     */
    public void bind(DomainRef owner, Element card, String device, Undo undo) {
        if (card.child("filterref").isPresent()) {
            NwFilterBindingRef made = create(owner, card, device);
            undo.add("unbind the filter of " + device, () -> delete(made));
        }
    }

    /** A binding that is there already is that of a device which is gone: names of devices are given again. */
    private NwFilterBindingRef create(DomainRef owner, Element card, String device) {
        NwFilterBindings bindings = companions.part(NwFilterBindings.class, ConnectRef.INSTANCE);
        String document = document(owner, card, device).toString();
        try {
            return bindings.createNwFilterBinding(document, Set.of());
        } catch (AlreadyExists old) {
            delete(bindings.nwFilterBindingByPortDev(device));
            return bindings.createNwFilterBinding(document, Set.of());
        }
    }

    private static Element document(DomainRef owner, Element card, String device) {
        return Element.of("filterbinding")
                .add(Element.of("owner")
                        .add("name", owner.name())
                        .add("uuid", owner.uuid().toString()))
                .add(Element.of("portdev").with("name", device))
                .add(Element.of("mac").with("address", card.at("mac/@address").orElse(NONE)))
                .add(card.child("filterref").orElseThrow());
    }

    private void delete(NwFilterBindingRef binding) {
        try {
            companions.part(NwFilterBindingControl.class, binding).delete();
        } catch (NotFound gone) {
            LOG.debug("The filter of {} is gone already", binding.portDev());
        }
    }

    /** Unbinds the filters of a guest that has ended; what cannot be unbound is said in the log. */
    public void unbind(Element live) {
        live.findAll("devices/interface").forEach(this::unbindCard);
    }

    /** Unbinds the filter of a card whose device is gone. */
    public void unbindCard(Element card) {
        Optional<String> device = card.at("target/@dev");
        if (card.child("filterref").isEmpty() || device.isEmpty()) {
            return;
        }
        try {
            delete(new NwFilterBindingRef(
                    device.get(), card.at("filterref/@filter").orElse(NONE)));
        } catch (VirtException failure) {
            LOG.warn("The filter of {} could not be unbound", device.get(), failure);
        }
    }

    /**
     * Puts another filter in the place of the one at a card that runs, or none.
     *
     * @throws VirtException when the new one cannot hold; the old one holds again then
     */
    public void exchange(DomainRef owner, Element before, Element after, String device) {
        if (before.child("filterref").equals(after.child("filterref"))) {
            return;
        }
        try (Undo undo = new Undo("exchange of the filter of " + device)) {
            if (before.child("filterref").isPresent()) {
                delete(new NwFilterBindingRef(
                        device, before.at("filterref/@filter").orElse(NONE)));
                undo.add("bind the old filter", () -> create(owner, before, device));
            }
            bind(owner, after, device, undo);
            undo.keep();
        }
    }

    /** Binds the filters of a guest that was found running and has lost them. */
    public void settle(DomainRef owner, Element live) {
        for (Element card : live.findAll("devices/interface")) {
            Optional<String> device = card.at("target/@dev");
            if (card.child("filterref").isPresent() && device.isPresent()) {
                settle(owner, card, device.get());
            }
        }
    }

    private void settle(DomainRef owner, Element card, String device) {
        try {
            companions.part(NwFilterBindings.class, ConnectRef.INSTANCE).nwFilterBindingByPortDev(device);
        } catch (NotFound missing) {
            create(owner, card, device);
        }
    }

    /**
     * Removes the bindings of domains that do not use them any more: what a killed platform could not.
     *
     * @param present the definition in force of a domain of this driver; empty for a domain of somebody else
     */
    public void prune(Function<UUID, Optional<Element>> present) {
        if (!companions.offer(NwFilterBindings.class)) {
            return;
        }
        for (NwFilterBindingRef binding :
                companions.part(NwFilterBindings.class, ConnectRef.INSTANCE).listNwFilterBindings()) {
            Element document = Element.parse(
                    companions.part(NwFilterBindingControl.class, binding).xmlDesc(), "filterbinding");
            Optional<Element> owner = document.at("owner/uuid").flatMap(uuid -> present.apply(UUID.fromString(uuid)));
            if (owner.isPresent() && !holds(owner.get(), binding)) {
                delete(binding);
            }
        }
    }

    private static boolean holds(Element definition, NwFilterBindingRef binding) {
        return definition.findAll("devices/interface").stream()
                .anyMatch(card -> card.at("target/@dev").equals(Optional.of(binding.portDev())));
    }
}
