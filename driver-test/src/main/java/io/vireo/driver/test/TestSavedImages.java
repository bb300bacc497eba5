package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import io.vireo.domain.SaveFlag;
import io.vireo.domain.SaveImageXmlFlag;
import io.vireo.domain.SaveParameters;
import io.vireo.domain.SavedImages;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Flags;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.Set;

/** Files with the saved state of a domain. */
final class TestSavedImages implements SavedImages {

    private final World world;

    TestSavedImages(TestConnect connect) {
        this.world = connect.world();
    }

    @Override
    public void restoreDomain(TypedParameters parameters, Set<SaveFlag> flags) {
        Flags.only("testDomainRestoreFlags", flags);
        if (parameters.text(SaveParameters.XML).isPresent()) {
            throw new Unsupported(ErrorCode.ARGUMENT_UNSUPPORTED, "xml modification unsupported");
        }
        Element document = SaveFile.read(parameters
                .text(SaveParameters.FILE)
                .orElseThrow(() -> TestDomain.invalid("missing file: where is the saved state?")));
        TestDomains.startAnew(world, document, StateReason.RUNNING_RESTORED).tell(DomainLifecycle.STARTED_RESTORED);
    }

    @Override
    public String savedImageXml(String file, Set<SaveImageXmlFlag> flags) {
        return SaveFile.read(file).toString();
    }

    @Override
    public void defineSavedImage(String file, String xml, Set<SaveFlag> flags) {
        Flags.only("testDomainSaveImageDefineXML", flags, SaveFlag.RUNNING, SaveFlag.PAUSED);
        Element old = SaveFile.read(file);
        Element document = DomainXml.complete(xml);
        boolean same = DomainXml.uuid(old).equals(DomainXml.uuid(document))
                && DomainXml.name(old).equals(DomainXml.name(document));
        if (!same) {
            throw DomainXml.unsupported("the document is of another domain than '" + DomainXml.name(old)
                    + "', whose state is in " + file + "; name and UUID cannot be changed");
        }
        SaveFile.write(file, document, DomainXml.name(document));
    }
}
