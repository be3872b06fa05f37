package io.github.mnist8k.reproduce.options;

import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Takes the value of an option that is not given from the system property of the same name. A flag
 * must declare the fallback value {@code true}: by itself picocli turns a flag that is given into
 * the opposite of its default.
 */
public final class PropertyDefaults implements IDefaultValueProvider {

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String value = System.getProperty(option.longestName().replaceFirst("^--", ""));
    boolean flag = option.arity().max() == 0;
    return flag && "".equals(value) ? "true" : value; // -Dresume means -Dresume=true
  }
}
