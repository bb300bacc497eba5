package io.vireo.driver.test;

import io.vireo.host.HostInfo;
import io.vireo.host.HostSecurity;
import io.vireo.host.NodeInfo;
import io.vireo.host.SecurityModel;
import io.vireo.xml.Element;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** What the connection leads to: the driver itself, and a host that is made up but for its name. */
final class TestHost implements HostInfo, HostSecurity {

    private static final long VERSION = 2;
    private static final long LIBRARY_VERSION = 9_000_000;

    private final World world;

    TestHost(TestConnect connect) {
        this.world = connect.world();
    }

    @Override
    public String hypervisorType() {
        return "TEST";
    }

    @Override
    public long hypervisorVersion() {
        return VERSION;
    }

    @Override
    public long libraryVersion() {
        return LIBRARY_VERSION;
    }

    @Override
    public String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    @Override
    public String capabilities() {
        return TestCapabilities.of(world.host());
    }

    @Override
    public String sysinfo() {
        return Element.of("sysinfo")
                .with("type", "smbios")
                .add(Element.of("bios")
                        .add(entry("vendor", "LENOVO"))
                        .add(entry("version", "G4ETA1WW (2.61 )"))
                        .add(entry("date", "05/07/2014"))
                        .add(entry("release", "2.61")))
                .toString();
    }

    private static Element entry(String name, String value) {
        return Element.of("entry", value).with("name", name);
    }

    @Override
    public NodeInfo nodeInfo() {
        return world.host().node();
    }

    @Override
    public int maxVcpus(Optional<String> type) {
        return TestVcpus.MOST;
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public SecurityModel securityModel() {
        return new SecurityModel("testSecurity", "");
    }
}
