package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.domain.Console;
import io.vireo.domain.GuestAgent;
import io.vireo.domain.Security;
import java.util.Set;

/** The rows of consoles, keys, guests' agents and security. */
final class GuestRows extends Rows {

    GuestRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(Console.class, GuestAgent.class, Security.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 121 -> urgent().row(Security.class, Security::securityLabel);
            case 201 -> both().row(Console.class, Console::openConsole);
            case 210 -> reserved().row(Console.class, Console::injectNmi);
            case 211 -> down().reserved().row(Console.class, Console::screenshot);
            case 226 -> reserved().max(16).row(Console.class, Console::sendKey);
            case 249 -> row(Console.class, Console::openGraphics);
            case 278 -> urgent().max(64).counted().row(Security.class, Security::securityLabels);
            case 294 -> reserved().row(GuestAgent.class, GuestAgent::trimFilesystems);
            case 295 -> reserved().row(Console.class, Console::sendProcessSignal);
            case 296 -> both().row(Console.class, Console::openChannel);
            case 335 -> reserved().max(256).row(GuestAgent.class, GuestAgent::freezeFilesystems);
            case 336 -> reserved().max(256).row(GuestAgent.class, GuestAgent::thawFilesystems);
            case 337 -> reserved().row(GuestAgent.class, GuestAgent::time);
            case 338 -> row(GuestAgent.class, GuestAgent::setTime);
            case 343 -> row(Console.class, Console::openGraphicsSocket);
            case 349 -> reserved().max(256, 256).counted().row(GuestAgent.class, GuestAgent::filesystems);
            case 357 -> row(GuestAgent.class, GuestAgent::setUserPassword);
            case 371 -> reserved().max(64).row(GuestAgent.class, GuestAgent::guestVcpus);
            case 372 -> reserved().row(GuestAgent.class, GuestAgent::setGuestVcpus);
            case 396 -> reservedButForTexts().max(64).row(Security.class, Security::launchSecurityInfo);
            case 418 -> reserved().max(2048).row(GuestAgent.class, GuestAgent::guestInfo);
            case 420 -> reserved().zero().row(GuestAgent.class, GuestAgent::setAgentTimeout);
            case 424 -> reserved().max(2048).row(GuestAgent.class, GuestAgent::authorizedSshKeys);
            case 425 -> max(2048).row(GuestAgent.class, GuestAgent::setAuthorizedSshKeys);
            case 439 -> reserved().max(64).row(Security.class, Security::setLaunchSecurityState);
            case 448 -> reserved().row(Console.class, Console::reloadGraphics);
            default -> Line.NONE;
        };
    }
}
