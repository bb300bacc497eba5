package io.vireo.driver.nwfilter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which rules become one. */
class GatheringTest {

    private static KernelRule point(String always, String fields, String values, String verdict) {
        return new KernelRule(
                always + fields + " " + values + " " + verdict,
                verdict,
                Optional.of(new KernelRule.Point(always, fields, values)));
    }

    private static List<KernelRule> ports(int from, int count, String verdict) {
        return IntStream.range(from, from + count)
                .mapToObj(each -> point("meta l4proto 6 ", "th dport", String.valueOf(each), verdict))
                .toList();
    }

    private static List<String> texts(List<KernelRule> first, List<KernelRule> second, List<KernelRule> third) {
        return Gathering.texts(
                Stream.of(first, second, third).flatMap(List::stream).toList());
    }

    @Test
    void manyBecomeOneAndEachValueIsThereOnce() {
        assertEquals(
                List.of("meta l4proto 6 th dport { 1, 2, 3, 4, 5, 6, 7, 8 } accept"),
                texts(ports(1, 8, "accept"), ports(4, 2, "accept"), List.of()));
    }

    @Test
    void fewStayAsTheyAre() {
        assertEquals(7, Gathering.texts(ports(1, 7, "accept")).size());
        assertEquals(
                "meta l4proto 6 th dport 1 accept",
                Gathering.texts(ports(1, 7, "accept")).get(0));
    }

    @Test
    void whatIsDoneOtherwiseInBetweenKeepsItsPlace() {
        List<KernelRule> drop = ports(3, 1, "drop");
        assertEquals(
                List.of(
                        "meta l4proto 6 th dport { 1, 2, 3, 4, 5, 6, 7, 8 } accept",
                        "meta l4proto 6 th dport 3 drop",
                        "meta l4proto 6 th dport { 11, 12, 13, 14, 15, 16, 17, 18 } accept"),
                texts(ports(1, 8, "accept"), drop, ports(11, 8, "accept")));
    }

    @Test
    void aRuleWithoutPointKeepsItsPlace() {
        List<KernelRule> other = List.of(KernelRule.of("ip saddr 10.0.0.0/8 accept"));
        List<String> texts = texts(ports(1, 4, "accept"), other, ports(5, 4, "accept"));
        assertEquals(9, texts.size());
        assertEquals(4, texts.indexOf("ip saddr 10.0.0.0/8 accept"));
    }

    @Test
    void ofRulesThatDoTheSameEachKindIsGathered() {
        List<KernelRule> mixed = new ArrayList<>();
        for (int each = 1; each <= 8; each++) {
            mixed.add(point("", "ip daddr . th dport", "10.0.0." + each + " . 80", "drop"));
            mixed.addAll(ports(each, 1, "drop"));
        }
        assertEquals(
                List.of(
                        "ip daddr . th dport { 10.0.0.1 . 80, 10.0.0.2 . 80, 10.0.0.3 . 80, 10.0.0.4 . 80, "
                                + "10.0.0.5 . 80, 10.0.0.6 . 80, 10.0.0.7 . 80, 10.0.0.8 . 80 } drop",
                        "meta l4proto 6 th dport { 1, 2, 3, 4, 5, 6, 7, 8 } drop"),
                Gathering.texts(mixed));
    }
}
