package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.SaveFlag;
import io.vireo.domain.SaveImageXmlFlag;
import io.vireo.domain.SaveParameters;
import io.vireo.domain.SavedImages;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Restores guests from files, and looks into such files. */
final class QemuSavedImages implements SavedImages {

    private final QemuHost host;

    QemuSavedImages(QemuSession session) {
        this.host = session.host();
    }

    @Override
    public void restoreDomain(TypedParameters parameters, Set<SaveFlag> flags) {
        SaveChoices choices = new SaveChoices(flags);
        SavedImage image = SavedImage.read(QemuStateFiles.file(parameters
                .text(SaveParameters.FILE)
                .orElseThrow(() -> Refusal.invalid("missing file name to restore from"))));
        Element definition = parameters
                .text(SaveParameters.XML)
                .map(xml -> SaveChoices.exchanged(host, image.definition(), xml))
                .orElseGet(() -> host.defaults().complete(image.definition()));
        QemuDomain domain = host.definitions().toRun(definition);
        try {
            domain.modify("restore", () -> {
                QemuLifecycle.requireStopped(domain);
                boolean paused = !choices.running(image.running());
                GuestStart.of(domain, Boot.restored(definition, image, paused, Optional.empty()));
            });
        } catch (VirtException failure) {
            host.definitions().forget(domain);
            throw failure;
        }
    }

    @Override
    public String savedImageXml(String file, Set<SaveImageXmlFlag> flags) {
        Element definition = SavedImage.read(QemuStateFiles.file(file)).definition();
        boolean secrets = flags.contains(SaveImageXmlFlag.SECURE);
        return (secrets ? definition : XmlView.withoutSecrets(definition)).toString();
    }

    @Override
    public void defineSavedImage(String file, String xml, Set<SaveFlag> flags) {
        Path path = QemuStateFiles.file(file);
        SavedImage image = SavedImage.read(path);
        Element definition = SaveChoices.exchanged(host, image.definition(), xml);
        image.redefine(definition, new SaveChoices(flags).running(image.running()));
    }
}
