package io.vireo.driver.kit.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.xml.Element;
import org.junit.jupiter.api.Test;

/** Definitions that say the same become the same. */
class DomainFormsTest {

    private static void becomes(String given, String expected) {
        Element formed = DomainForms.of(Element.parse("<domain>" + given + "</domain>"));
        assertEquals(Element.parse("<domain>" + expected + "</domain>"), formed);
        assertEquals(formed, DomainForms.of(formed), "a formed definition stays as it is");
    }

    @Test
    void anElementThatSaysNothingIsLeftOut() {
        becomes("<os><bootmenu/></os>", "<os/>");
        becomes("<devices><rng><driver/></rng></devices>", "<devices><rng/></devices>");
    }

    @Test
    void emptinessGoesUpwards() {
        becomes(
                "<devices><interface><coalesce><rx><frames max='0'/></rx></coalesce></interface></devices>",
                "<devices><interface/></devices>");
    }

    @Test
    void whatSaysSomethingStays() {
        String said = "<os><bootmenu enable='no'/></os><devices><rng><driver iommu='on'/></rng><frob/></devices>";
        becomes(said, said);
    }

    @Test
    void whatIsMeantIsWrittenOut() {
        becomes("<clock offset='variable'/>", "<clock offset='variable' adjustment='0' basis='utc'/>");
        becomes("<clock offset='utc'/>", "<clock offset='utc'/>");
    }
}
