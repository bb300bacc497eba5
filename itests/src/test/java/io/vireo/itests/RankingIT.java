package io.vireo.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.vireo.Connect;
import io.vireo.NoDriver;
import io.vireo.StaleHandle;
import io.vireo.Vireo;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Of two drivers for one scheme the higher service.ranking serves, then the lower service.id; a connection keeps its own. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RankingIT {

    private static final DriverJar PLAIN = DriverJar.of("same").named("plain");
    private static final DriverJar LATER = DriverJar.of("same").named("later");
    private static final DriverJar BETTER = DriverJar.of("same").named("better").ranked(10);
    private static final DriverJar WORSE = DriverJar.of("same").named("worse").ranked(-10);

    @Inject
    private BundleContext context;

    @Inject
    private Vireo vireo;

    private final List<Bundle> bundles = new ArrayList<>();
    private BundleLife life;

    @Configuration
    public Option[] installed() {
        return options(Installed.framework(), Installed.platform());
    }

    @Before
    public void begin() {
        life = new BundleLife(context);
    }

    @After
    public void removeAll() throws BundleException {
        for (Bundle bundle : bundles) {
            life.remove(bundle);
        }
    }

    private Bundle start(DriverJar jar) throws BundleException {
        Bundle bundle = life.installAndStart(jar);
        bundles.add(bundle);
        return bundle;
    }

    @Test
    public void amongEqualsTheOlderServiceServes() throws BundleException {
        Bundle plain = start(PLAIN);
        start(LATER);
        assertEquals("plain 1.0.0", whoServes());
        plain.stop();
        plain.start();
        assertEquals("what was restarted is younger now", "later 1.0.0", whoServes());
    }

    @Test
    public void theHigherRankedServesWhicheverCameFirst() throws BundleException {
        start(WORSE);
        assertEquals("worse 1.0.0", whoServes());
        start(BETTER);
        start(PLAIN);
        assertEquals("better 1.0.0", whoServes());
    }

    @Test
    public void aBetterOneThatComesLaterLeavesOldConnectionsAlone() throws BundleException {
        start(PLAIN);
        try (Connect old = vireo.open("same:///")) {
            Bundle better = start(BETTER);
            Connect fresh = vireo.open("same:///");
            assertEquals("better 1.0.0", whoServes(fresh));
            assertEquals("plain 1.0.0", whoServes(old));
            better.stop();
            assertEquals("plain 1.0.0", whoServes(old));
            assertThrows(StaleHandle.class, () -> whoServes(fresh));
            assertEquals("the next in rank takes over", "plain 1.0.0", whoServes());
        }
    }

    @Test
    public void whenTheLastIsGoneNobodyServes() throws BundleException {
        Bundle plain = start(PLAIN);
        Bundle better = start(BETTER);
        plain.stop();
        better.stop();
        String says = assertThrows(NoDriver.class, this::whoServes).getMessage();
        assertTrue(says, says.contains("plain 1.0.0") && says.contains("better 1.0.0"));
    }

    private String whoServes() {
        try (Connect connect = vireo.open("same:///")) {
            return whoServes(connect);
        }
    }

    private static String whoServes(Connect connect) {
        String xml = connect.domain("web").xmlDesc();
        return xml.substring(xml.indexOf("<title>") + "<title>".length(), xml.indexOf("</title>"));
    }
}
