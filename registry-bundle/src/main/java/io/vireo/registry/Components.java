package io.vireo.registry;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Asks the component runtime why a bundle's components are not there; the only class that needs that package. */
final class Components {

    private Components() {}

    /** Says which reference of which component is unsatisfied, if one is; the runtime is a {@link ServiceComponentRuntime}. */
    static Optional<String> unsatisfied(Object service, Bundle bundle) {
        if (!(service instanceof ServiceComponentRuntime runtime)) {
            return Optional.of("it is started but gives no driver; the component runtime is of another version");
        }
        String reasons = runtime.getComponentDescriptionDTOs(bundle).stream()
                .flatMap(component -> reasons(runtime, component))
                .collect(Collectors.joining("; "));
        return Optional.of(reasons).filter(text -> !text.isEmpty());
    }

    private static Stream<String> reasons(ServiceComponentRuntime runtime, ComponentDescriptionDTO component) {
        if (!runtime.isComponentEnabled(component)) {
            return Stream.of("its component " + component.name + " is disabled");
        }
        var configurations = runtime.getComponentConfigurationDTOs(component);
        return configurations.isEmpty()
                ? Stream.of("its component " + component.name + " lacks a configuration with the PID "
                        + String.join(" or ", component.configurationPid))
                : configurations.stream().flatMap(each -> reasons(component, each));
    }

    private static Stream<String> reasons(ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
        return switch (state.state) {
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Stream.of(state.unsatisfiedReferences)
                        .map(each -> "the reference " + each.name + " of its component " + component.name
                                + " is unsatisfied: there is no service " + wanted(component, each));
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                Stream.of("its component " + component.name + " lacks a configuration with the PID "
                        + String.join(" or ", component.configurationPid));
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Stream.of("its component " + component.name + " failed to activate: " + firstLine(state.failure));
            default -> Stream.empty();
        };
    }

    private static String wanted(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO reference) {
        String face = Stream.of(component.references)
                .filter(each -> each.name.equals(reference.name))
                .map(each -> each.interfaceName)
                .findFirst()
                .orElse("?");
        return reference.target == null ? face : face + " with " + reference.target;
    }

    private static String firstLine(String failure) {
        return Optional.ofNullable(failure)
                .map(text -> text.lines().findFirst().orElse(""))
                .orElse("");
    }
}
