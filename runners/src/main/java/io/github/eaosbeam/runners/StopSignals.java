package io.github.eaosbeam.runners;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Catches what tells the process to stop, Ctrl-C and {@code kill}, so that a job without end can
 * end in order, in a JVM that is not being shut down meanwhile. A second one ends the process.
 *
 * <p>The JDK supports {@code sun.misc.Signal} for want of anything better, but its compiler warns
 * of every use and cannot be told otherwise: hence the reflection.
 */
final class StopSignals implements AutoCloseable {
  private static final List<String> NAMES = List.of("INT", "TERM");

  private final Map<Object, Object> handlersBefore = new LinkedHashMap<>();

  private StopSignals() {}

  /** From now until it is closed, the first signal runs {@code stop}, in a thread of its own. */
  static StopSignals to(Runnable stop) {
    StopSignals signals = new StopSignals();
    Object handler =
        Proxy.newProxyInstance(
            StopSignals.class.getClassLoader(),
            new Class<?>[] {type("sun.misc.SignalHandler")},
            (proxy, method, arguments) -> {
              if (method.getName().equals("handle")) {
                signals.close();
                stop.run();
              }
              return null;
            });
    NAMES.forEach(name -> signals.handle(name, handler));
    return signals;
  }

  private synchronized void handle(String name, Object handler) {
    try {
      Object signal = type("sun.misc.Signal").getConstructor(String.class).newInstance(name);
      handlersBefore.put(signal, set(signal, handler));
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException)) {
        throw new IllegalStateException(e);
      } // otherwise the JVM was told to leave that signal alone (-Xrs), and so do we
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a JDK without signals", e);
    }
  }

  /** Sets a signal's handler and returns the one before. */
  private static Object set(Object signal, Object handler) throws ReflectiveOperationException {
    return type("sun.misc.Signal")
        .getMethod("handle", type("sun.misc.Signal"), type("sun.misc.SignalHandler"))
        .invoke(null, signal, handler);
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a JDK without signals", e);
    }
  }

  /** Puts back what was done about signals before. */
  @Override
  public synchronized void close() {
    handlersBefore.forEach(
        (signal, before) -> {
          try {
            set(signal, before);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
    handlersBefore.clear();
  }
}
