package io.vireo.driver.qemu;

import io.vireo.InvalidState;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.SaveFlag;
import io.vireo.domain.SaveImageXmlFlag;
import io.vireo.driver.kit.Hold;
import io.vireo.driver.kit.LockLevel;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;

/** Saves a guest to a place of the platform's own, from where the next start goes on. */
final class QemuManagedSave implements ManagedSave {

    private final QemuDomain domain;

    QemuManagedSave(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public void managedSave(Set<SaveFlag> flags) {
        SaveChoices choices = new SaveChoices(flags);
        try (Hold hold = domain.lock().acquire(LockLevel.MODIFY, "managed save", QemuDomain.PATIENCE)) {
            QemuGuest guest = domain.guest();
            if (!domain.state().isPersistent()) {
                throw new InvalidState("cannot do managed save for transient domain: " + domain.label()
                        + " would be gone; save it to a file");
            }
            boolean running = choices.running(domain.state().isRunning());
            StateSave.to(ManagedSaves.make(domain), guest, Migratable.ofGuest(guest), running, hold);
        }
    }

    @Override
    public boolean hasManagedSave() {
        return ManagedSaves.exists(domain);
    }

    @Override
    public void removeManagedSave() {
        domain.modify("remove managed save", () -> ManagedSaves.remove(domain));
    }

    @Override
    public String managedSaveXml(Set<SaveImageXmlFlag> flags) {
        Element definition = image().definition();
        boolean secrets = flags.contains(SaveImageXmlFlag.SECURE);
        return (secrets ? definition : XmlView.withoutSecrets(definition)).toString();
    }

    @Override
    public void defineManagedSave(Optional<String> xml, Set<SaveFlag> flags) {
        SaveChoices choices = new SaveChoices(flags);
        domain.modify("define managed save", () -> {
            SavedImage image = image();
            Element definition = xml.map(text -> SaveChoices.exchanged(domain.host(), image.definition(), text))
                    .orElse(image.definition());
            image.redefine(definition, choices.running(image.running()));
        });
    }

    private SavedImage image() {
        if (!ManagedSaves.exists(domain)) {
            throw new InvalidState("domain does not have managed save image: " + domain.label());
        }
        return SavedImage.read(ManagedSaves.file(domain));
    }
}
