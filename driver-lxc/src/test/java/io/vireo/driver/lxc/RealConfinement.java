package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Security;
import io.vireo.domain.SecurityLabel;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.host.HostFiles;
import io.vireo.lxc.LxcProcessResult;
import io.vireo.lxc.LxcProcesses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Labels that confine containers, where the host has a security model; only to be run in namespaces. */
class RealConfinement extends OnRealContainers {

    /** A profile of liblxc's package, which that loads when the host boots. */
    private static final String PROFILE = "lxc-container-default-cgns";

    private Containers labelled(String name, String seclabel) {
        return Containers.named(name).root(root).with(seclabel);
    }

    private static String of(String model, String label) {
        return "<seclabel type='static' model='" + model + "' relabel='no'><label>" + label + "</label></seclabel>";
    }

    private SecurityLabel label(DomainRef ref) {
        return opened.part(Security.class, ref).securityLabel();
    }

    private static void needAppArmor() {
        boolean loaded = HostFiles.REAL
                .text("sys/kernel/security/apparmor/profiles")
                .orElse("")
                .contains(PROFILE + " (enforce)");
        if (!SecurityLabels.model().equals(Optional.of("apparmor")) || !loaded) {
            abort("no AppArmor with the profile " + PROFILE + " of liblxc's package is at work here");
        }
    }

    @Test
    void aModelThatTheHostLacksIsRefusedByName() {
        String lacking = SecurityLabels.model().equals(Optional.of("selinux")) ? "apparmor" : "selinux";

        String message = assertThrows(
                        VirtException.class, () -> opened.run(labelled("lacking", of(lacking, "some_label"))))
                .getMessage();

        assertTrue(message.contains("the security model '" + lacking + "' is not there on this host"), message);
    }

    @Test
    void runsWithoutALabelWhenThatIsSaid() {
        DomainRef ref = opened.run(labelled("free", "<seclabel type='none'/>"));

        SecurityLabel label = label(ref);

        assertTrue(label.label().isEmpty() || label.label().startsWith("unconfined"), label.label());
    }

    @Test
    void isConfinedByTheProfileThatIsSaid() {
        needAppArmor();
        DomainRef ref = opened.run(labelled("said", of("apparmor", PROFILE)));

        SecurityLabel label = label(ref);

        assertTrue(label.label().startsWith(PROFILE), label.label());
        assertTrue(label.enforcing());
        String said = opened.container(ref).init() + "";
        assertEquals(
                Optional.of(PROFILE + " (enforce)"),
                HostFiles.REAL.text("proc/" + said + "/attr/current").map(String::strip));
    }

    @Test
    void whatTheProfileForbidsIsDeniedToInitAndToProgramsBesideIt() {
        needAppArmor();
        String forbidden = "mount -t ramfs none /mnt";
        DomainRef free = opened.run(labelled("free", "<seclabel type='none'/>"));
        DomainRef held = opened.run(labelled("held", of("apparmor", PROFILE)));
        DomainRef init = opened.run(labelled("init", of("apparmor", PROFILE)).shell(forbidden + "; exit 7$?"));

        LxcProcessResult allowed = beside(free, forbidden);
        LxcProcessResult denied = beside(held, forbidden);
        String label = beside(held, "cat /proc/self/attr/current").output();

        assertEquals(0, allowed.exitStatus(), allowed::errors);
        assertTrue(denied.exitStatus() != 0 && denied.errors().contains("ermission denied"), denied::errors);
        assertEquals(PROFILE + " (enforce)", label.strip());
        opened.await(init, StateReason.SHUTOFF_FAILED);
        assertFalse(opened.inspect(init).messages(Set.of()).toString().contains("status 70"));
    }

    private LxcProcessResult beside(DomainRef ref, String script) {
        return opened.part(LxcProcesses.class, ref).execute(List.of("/bin/sh", "-c", script));
    }

    @Test
    void isConfinedByLiblxcsProfileWhenNothingIsSaid() {
        needAppArmor();
        DomainRef ref = opened.run(labelled("unsaid", ""));

        assertTrue(label(ref).label().startsWith("lxc"), label(ref).label());
    }

    @Test
    void aProfileThatIsNotLoadedIsRefusedByName() {
        needAppArmor();

        String message = assertThrows(
                        VirtException.class, () -> opened.run(labelled("missing", of("apparmor", "no-such-profile"))))
                .getMessage();

        assertTrue(message.contains("no-such-profile") && message.contains("apparmor_parser"), message);
    }
}
