package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.training.machine.Machine;
import picocli.CommandLine.IVersionProvider;

/** Version and commit of the build. */
public final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"mnist8k " + Machine.codeVersion()};
  }
}
