package io.github.mnist8k.vector;

import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.EngineParity;

/** Every net computes what PyTorch computes. */
class PyTorchParityTest extends EngineParity {

  @Override
  protected Engine engine() {
    return new VectorEngine();
  }
}
