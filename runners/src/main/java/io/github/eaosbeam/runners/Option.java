package io.github.eaosbeam.runners;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Hidden;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * One option of a Beam options interface, as a getter declares it.
 *
 * @param name the option's name, without dashes
 * @param type the type of its value
 * @param getter where its annotations are
 */
record Option(String name, Class<?> type, Method getter) {
  /** The options an interface has, its parents' included, by name. */
  static List<Option> of(Class<? extends PipelineOptions> options) {
    return Arrays.stream(options.getMethods()).flatMap(Option::ofGetter).sorted(byName()).toList();
  }

  /** The options an interface declares itself, for people to set, by name. */
  static List<Option> declaredBy(Class<? extends PipelineOptions> options) {
    return of(options).stream()
        .filter(option -> option.getter.getDeclaringClass() == options)
        .filter(option -> !option.getter.isAnnotationPresent(Hidden.class))
        .toList();
  }

  private static Comparator<Option> byName() {
    return Comparator.comparing(Option::name);
  }

  private static Stream<Option> ofGetter(Method method) {
    String prefix = method.getReturnType() == boolean.class ? "is|get" : "get";
    String property = method.getName().replaceFirst("^(" + prefix + ")(?=[A-Z])", "");
    if (method.getParameterCount() > 0 || property.equals(method.getName())) {
      return Stream.of();
    }
    String name = property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
    return Stream.of(new Option(name, method.getReturnType(), method));
  }

  boolean isSwitch() {
    return type == boolean.class || type == Boolean.class;
  }

  String description() {
    Description description = getter.getAnnotation(Description.class);
    return description == null ? "" : description.value();
  }

  /** The value it has when it is not given, where that is fixed. */
  Optional<String> defaultValue() {
    return Arrays.stream(getter.getAnnotations())
        .filter(annotation -> annotation.annotationType().getDeclaringClass() == Default.class)
        .filter(annotation -> !(annotation instanceof Default.InstanceFactory))
        .map(Option::value)
        .findFirst();
  }

  private static String value(Annotation annotation) {
    try {
      return String.valueOf(annotation.annotationType().getMethod("value").invoke(annotation));
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Beam's default annotations have a value: " + annotation, e);
    }
  }

  /** What may stand behind the equals sign, for people. */
  String expected() {
    if (type.isEnum()) {
      return constants().stream().collect(Collectors.joining(", ", "one of ", ""));
    }
    if (isSwitch()) {
      return "true or false";
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "a whole number";
    }
    if (type == double.class || type == float.class || type == Double.class) {
      return "a number";
    }
    if (name.equals("runner")) {
      return "SparkRunner or DirectRunner";
    }
    return "a " + type.getSimpleName();
  }

  /** The value as Beam wants it: enum constants may be given in any case. */
  String canonical(String value) {
    return constants().stream().filter(value::equalsIgnoreCase).findFirst().orElse(value);
  }

  private List<String> constants() {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name())
            .toList()
        : List.of();
  }
}
