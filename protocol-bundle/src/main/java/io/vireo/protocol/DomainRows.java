package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.domain.Console;
import io.vireo.domain.Definition;
import io.vireo.domain.Domains;
import io.vireo.domain.DumpFormat;
import io.vireo.domain.GuestAgent;
import io.vireo.domain.Inspect;
import io.vireo.domain.Jobs;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.Metadata;
import io.vireo.domain.SavedImages;
import io.vireo.domain.Security;
import io.vireo.domain.StateFiles;
import java.util.Set;

/** The rows of domains: their life, definition, state, guests and files. */
final class DomainRows extends Rows {

    DomainRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(
                Domains.class,
                Lifecycle.class,
                Definition.class,
                Inspect.class,
                Metadata.class,
                ManagedSave.class,
                StateFiles.class,
                SavedImages.class,
                Jobs.class,
                Console.class,
                GuestAgent.class,
                Security.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 9 -> older(0).dropped().row(Lifecycle.class, Lifecycle::start);
            case 10 -> row(Domains.class, Domains::createDomain);
            case 11 -> urgent().older(1).row(Domains.class, Domains::defineDomain);
            case 12 -> urgent().older(0).row(Lifecycle.class, Lifecycle::destroy);
            case 14 -> row(Inspect.class, Inspect::xmlDesc);
            case 15 -> urgent().row(Definition.class, Definition::autostart);
            case 16 -> row(Inspect.class, Inspect::info);
            case 19 -> urgent().row(Inspect.class, Inspect::osType);
            case 22 -> urgent().row(Domains.class, Domains::domainById);
            case 23 -> urgent().row(Domains.class, Domains::domainByName);
            case 24 -> urgent().row(Domains.class, Domains::domainByUuid);
            case 27 -> row(Lifecycle.class, Lifecycle::reboot);
            case 28 -> row(Lifecycle.class, Lifecycle::resume);
            case 29 -> urgent().row(Definition.class, Definition::setAutostart);
            case 33 -> older(0).row(Lifecycle.class, Lifecycle::shutdown);
            case 34 -> row(Lifecycle.class, Lifecycle::suspend);
            case 35 -> urgent().older(0).row(Definition.class, Definition::undefine);
            case 53 -> fixed(1, DumpFormat.RAW).row(StateFiles.class, StateFiles::coreDump);
            case 54 -> olderAs(SavedForm.file()).row(SavedImages.class, SavedImages::restoreDomain);
            case 55 -> olderAs(SavedForm.file()).row(StateFiles.class, StateFiles::save);
            case 121 -> urgent().row(Security.class, Security::securityLabel);
            case 150 -> urgent().row(Inspect.class, Inspect::isActive);
            case 151 -> urgent().row(Definition.class, Definition::isPersistent);
            case 163 -> olderAs(JobInfoForm::of).row(Jobs.class, Jobs::jobStats);
            case 164 -> older(0).row(Jobs.class, Jobs::abortJob);
            case 182 -> row(ManagedSave.class, ManagedSave::managedSave);
            case 183 -> reserved().row(ManagedSave.class, ManagedSave::hasManagedSave);
            case 184 -> reserved().row(ManagedSave.class, ManagedSave::removeManagedSave);
            case 196 -> row(Lifecycle.class, Lifecycle::start);
            case 201 -> both().row(Console.class, Console::openConsole);
            case 202 -> urgent().row(Definition.class, Definition::isUpdated);
            case 210 -> reserved().row(Console.class, Console::injectNmi);
            case 211 -> down().reserved().row(Console.class, Console::screenshot);
            case 212 -> urgent().reserved().row(Inspect.class, Inspect::state);
            case 226 -> reserved().max(16).row(Console.class, Console::sendKey);
            case 229 -> urgent().reserved().row(Inspect.class, Inspect::controlInfo);
            case 231 -> urgent().row(Definition.class, Definition::undefine);
            case 232 -> olderAs(SavedForm.fileXmlFlags()).row(StateFiles.class, StateFiles::save);
            case 233 -> olderAs(SavedForm.fileXmlFlags()).row(SavedImages.class, SavedImages::restoreDomain);
            case 234 -> urgent().row(Lifecycle.class, Lifecycle::destroy);
            case 235 -> urgent().row(SavedImages.class, SavedImages::savedImageXml);
            case 236 -> urgent().row(SavedImages.class, SavedImages::defineSavedImage);
            case 245 -> reserved().row(Lifecycle.class, Lifecycle::reset);
            case 249 -> row(Console.class, Console::openGraphics);
            case 258 -> row(Lifecycle.class, Lifecycle::shutdown);
            case 261 -> reserved().row(Lifecycle.class, Lifecycle::pmSuspend);
            case 264 -> row(Metadata.class, Metadata::setMetadata);
            case 265 -> row(Metadata.class, Metadata::metadata);
            case 267 -> reserved().row(Lifecycle.class, Lifecycle::pmWakeup);
            case 273 -> urgent().listing().row(Domains.class, Domains::listDomains);
            case 277 -> row(Inspect.class, Inspect::hostname);
            case 278 -> urgent().max(64).counted().row(Security.class, Security::securityLabels);
            case 294 -> reserved().row(GuestAgent.class, GuestAgent::trimFilesystems);
            case 295 -> reserved().row(Console.class, Console::sendProcessSignal);
            case 296 -> both().row(Console.class, Console::openChannel);
            case 298 -> max(64).row(Jobs.class, Jobs::jobStats);
            case 309 -> row(Domains.class, Domains::createDomainWithFiles);
            case 310 -> row(Lifecycle.class, Lifecycle::startWithFiles);
            case 334 -> row(StateFiles.class, StateFiles::coreDump);
            case 335 -> reserved().max(256).row(GuestAgent.class, GuestAgent::freezeFilesystems);
            case 336 -> reserved().max(256).row(GuestAgent.class, GuestAgent::thawFilesystems);
            case 337 -> reserved().row(GuestAgent.class, GuestAgent::time);
            case 338 -> row(GuestAgent.class, GuestAgent::setTime);
            case 343 -> row(Console.class, Console::openGraphicsSocket);
            case 344 -> max(16384, 262144).row(Domains.class, Domains::allDomainStats);
            case 349 -> reserved().max(256, 256).counted().row(GuestAgent.class, GuestAgent::filesystems);
            case 350 -> urgent().row(Domains.class, Domains::defineDomain);
            case 357 -> row(GuestAgent.class, GuestAgent::setUserPassword);
            case 358 -> as(RenameForm::of).row(Definition.class, Definition::rename);
            case 371 -> reserved().max(64).row(GuestAgent.class, GuestAgent::guestVcpus);
            case 372 -> reserved().row(GuestAgent.class, GuestAgent::setGuestVcpus);
            case 388 -> row(ManagedSave.class, ManagedSave::managedSaveXml);
            case 389 -> row(ManagedSave.class, ManagedSave::defineManagedSave);
            case 390 -> row(Lifecycle.class, Lifecycle::setLifecycleAction);
            case 396 -> reservedButForTexts().max(64).row(Security.class, Security::launchSecurityInfo);
            case 418 -> reserved().max(2048).row(GuestAgent.class, GuestAgent::guestInfo);
            case 420 -> reserved().zero().row(GuestAgent.class, GuestAgent::setAgentTimeout);
            case 424 -> reserved().max(2048).row(GuestAgent.class, GuestAgent::authorizedSshKeys);
            case 425 -> max(2048).row(GuestAgent.class, GuestAgent::setAuthorizedSshKeys);
            case 426 -> max(2048).row(Inspect.class, Inspect::messages);
            case 439 -> reserved().max(64).row(Security.class, Security::setLaunchSecurityState);
            case 440 -> max(64).row(StateFiles.class, StateFiles::save);
            case 441 -> max(64).row(SavedImages.class, SavedImages::restoreDomain);
            case 442 -> row(Jobs.class, Jobs::abortJob);
            case 448 -> reserved().row(Console.class, Console::reloadGraphics);
            case 449 -> row(Definition.class, Definition::autostartOnce);
            case 450 -> row(Definition.class, Definition::setAutostartOnce);
            default -> Line.NONE;
        };
    }
}
