package io.vireo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.TypedParameter.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypedParametersTest {

    private static final TypedParameters ALL = TypedParameters.builder()
            .ofInt("int", -1)
            .ofUint("uint", -1)
            .ofLlong("llong", -1)
            .ofUllong("ullong", -1)
            .ofDouble("double", 0.5)
            .ofBoolean("boolean", true)
            .ofString("string", "text")
            .build();

    @Test
    void valuesKeepTheirOrderTypeAndText() {
        assertEquals(
                List.of(
                        "int INT -1",
                        "uint UINT 4294967295",
                        "llong LLONG -1",
                        "ullong ULLONG 18446744073709551615",
                        "double DOUBLE 0.5",
                        "boolean BOOLEAN yes",
                        "string STRING text"),
                ALL.list().stream()
                        .map(each -> each.name() + " " + each.type() + " " + each.text())
                        .toList());
    }

    @Test
    void aWholeNumberIsFoundWhateverItsSize() {
        assertEquals(Optional.of(-1L), ALL.number("int"));
        assertEquals(Optional.of(4294967295L), ALL.number("uint"));
        assertEquals(Optional.of(-1L), ALL.number("llong"));
        assertEquals(Optional.of(-1L), ALL.number("ullong"));
    }

    @Test
    void whatIsOfAnotherTypeOrMissingIsEmpty() {
        assertEquals(Optional.empty(), ALL.number("double"));
        assertEquals(Optional.empty(), ALL.number("string"));
        assertEquals(Optional.empty(), ALL.text("int"));
        assertEquals(Optional.empty(), ALL.find("other"));
        assertEquals(Optional.of("text"), ALL.text("string"));
    }

    @Test
    void ofANameThatStandsTwiceTheFirstIsFound() {
        TypedParameters twice =
                TypedParameters.builder().addAll(ALL).ofInt("int", 5).build();
        assertEquals(8, twice.list().size());
        assertEquals(Optional.of(-1L), twice.number("int"));
    }

    @Test
    void aValueOfTheWrongTypeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TypedParameter("x", Type.UINT, 1L));
        assertThrows(IllegalArgumentException.class, () -> new TypedParameter("x", Type.STRING, null));
        assertThrows(IllegalArgumentException.class, () -> new TypedParameter("x", Type.UNKNOWN, "x"));
    }

    @Test
    void aListIsACopy() {
        List<TypedParameter> source = new ArrayList<>(ALL.list());
        TypedParameters copy = new TypedParameters(source);
        source.clear();
        assertEquals(ALL, copy);
        assertThrows(UnsupportedOperationException.class, () -> copy.list().clear());
    }
}
