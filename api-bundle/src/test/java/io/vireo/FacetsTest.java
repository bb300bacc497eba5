package io.vireo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that every facet keeps, so that one class may implement several and one table may carry them all. */
class FacetsTest {

    private static final int MOST_METHODS = 15;
    private static final Pattern PERMISSION =
            Pattern.compile("[a-z_]+:[a-z_]+(?::(?:!|:[a-z][A-Za-z]*:)?([A-Z_0-9]+(?:\\|[A-Z_0-9]+)*))?");

    static List<Class<? extends Facet>> facets() {
        return ApiClasses.facets();
    }

    static List<Method> methods() {
        return facets().stream().flatMap(FacetsTest::methodsOf).toList();
    }

    private static Stream<Method> methodsOf(Class<?> facet) {
        return Arrays.stream(facet.getDeclaredMethods()).filter(method -> !method.isSynthetic());
    }

    @Test
    void thereAreFacetsOfEverySubject() {
        Set<Object> subjects = new HashSet<>();
        facets().forEach(facet -> subjects.add(Facet.subjectOf(facet)));
        assertEquals(Ref.class.getPermittedSubclasses().length, subjects.size());
    }

    @Test
    void aNameStandsForOneMethodAmongAllFacetsOfASubject() {
        Map<String, Method> seen = new HashMap<>();
        for (Method method : methods()) {
            Class<? extends Facet> facet = method.getDeclaringClass().asSubclass(Facet.class);
            Method before = seen.put(Facet.subjectOf(facet).getSimpleName() + "." + method.getName(), method);
            assertTrue(before == null, () -> method + " has the name of " + before);
        }
    }

    @Test
    void aFunctionOfLibvirtStandsInOnePlace() {
        Map<String, Method> seen = new HashMap<>();
        for (Method method : methods()) {
            C functions = method.getAnnotation(C.class);
            Stream.concat(Stream.of(functions.value()), Arrays.stream(functions.older()))
                    .forEach(function -> {
                        Method before = seen.put(function, method);
                        assertTrue(before == null, () -> function + " stands at " + method + " and " + before);
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("facets")
    void aFacetIsSmallAndExtendsOnlyTheMarkerOfItsSubject(Class<? extends Facet> facet) {
        long methods = methodsOf(facet).count();
        assertTrue(methods > 0 && methods <= MOST_METHODS, () -> facet + " has " + methods + " methods");
        assertEquals(1, facet.getInterfaces().length, facet.getName());
        assertEquals(Facet.class, facet.getInterfaces()[0].getEnclosingClass(), facet.getName());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodIsPlainEnoughForAReferenceToIt(Method method) {
        assertFalse(method.isVarArgs(), "varargs");
        assertEquals(0, method.getTypeParameters().length, "type parameters");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodSaysWhichFunctionItIsAndWhoMayCallIt(Method method) {
        assertNotNull(method.getAnnotation(C.class));
        Access access = method.getAnnotation(Access.class);
        Set<String> constants = constantsOf(method);
        for (String permission : access.value()) {
            Matcher matcher = PERMISSION.matcher(permission);
            assertTrue(matcher.matches(), permission);
            if (matcher.group(1) != null) {
                List<String> named = List.of(matcher.group(1).split("\\|"));
                assertTrue(constants.containsAll(named), () -> named + " are not all constants of a parameter");
            }
        }
        assertTrue(
                access.filter().isEmpty() || PERMISSION.matcher(access.filter()).matches(), access.filter());
    }

    private static Set<String> constantsOf(Method method) {
        Set<String> names = new HashSet<>();
        Arrays.stream(method.getGenericParameterTypes())
                .flatMap(type -> SignatureTypes.of(type).stream())
                .filter(Class::isEnum)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .forEach(constant -> names.add(constant.toString()));
        return names;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodThatADriverLeavesOutSaysSo(Method method) {
        if (!method.isDefault()) {
            return;
        }
        Object driver = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {method.getDeclaringClass()},
                InvocationHandler::invokeDefault);
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(SignatureTypes::zero)
                .toArray();
        Throwable thrown = assertThrows(Exception.class, () -> method.invoke(driver, arguments))
                .getCause();
        assertEquals(Unsupported.class, thrown.getClass());
        assertEquals(ErrorCode.NO_SUPPORT.number(), ((VirtException) thrown).number());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theWireCanBeDerivedFromTheSignature(Method method) {
        Stream.concat(Stream.of(method.getAnnotatedReturnType()), Arrays.stream(method.getAnnotatedParameterTypes()))
                .forEach(SignatureTypes::check);
    }
}
