package io.github.eaosbeam.models.encoder;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import io.github.eaosbeam.models.DeviceChoice;
import io.github.eaosbeam.models.ModelException;
import java.util.Map;

/** Starts the engine and picks the device. */
final class InferenceDevice {
  /**
   * Read once, when the engine starts. One thread per product: the callers are as many as the
   * cores, which is faster than one product on all of them. Offline: the engine would otherwise
   * report its use over the network.
   */
  private static final Map<String, String> ENGINE_SETTINGS =
      Map.of(
          "ai.djl.offline", "true",
          "ai.djl.pytorch.num_threads", "1",
          "ai.djl.pytorch.num_interop_threads", "1");

  private InferenceDevice() {}

  /**
   * The device that {@code choice} means on this machine.
   *
   * @throws ModelException where the engine does not start, or a GPU is demanded and there is none
   */
  static Device choose(DeviceChoice choice) {
    Engine engine = start();
    boolean gpu = engine.hasCapability(StandardCapabilities.CUDA) && engine.getGpuCount() > 0;
    if (choice == DeviceChoice.GPU && !gpu) {
      throw new ModelException(
          "--device=gpu: PyTorch finds no GPU it can use here (GPUs seen: %d, CUDA build: %s); use --device=cpu, or add the CUDA build of pytorch-native to the class path"
              .formatted(
                  engine.getGpuCount(),
                  engine.hasCapability(StandardCapabilities.CUDA) ? "yes" : "no"));
    }
    return gpu && choice != DeviceChoice.CPU ? Device.gpu() : Device.cpu();
  }

  private static Engine start() {
    ENGINE_SETTINGS.forEach(
        (name, value) -> System.setProperty(name, System.getProperty(name, value)));
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException | UnsatisfiedLinkError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ModelException(
          "PyTorch does not start: %s; its libraries are unpacked once into %s, which must be writable and have 500 MB free (set DJL_CACHE_DIR for another place)"
              .formatted(cause.getMessage(), ai.djl.util.Utils.getEngineCacheDir()),
          e);
    }
  }
}
