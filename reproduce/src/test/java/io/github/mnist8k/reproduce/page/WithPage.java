package io.github.mnist8k.reproduce.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests a page in a browser. There is one for all classes, closed at the end; where there is
 * no browser, the classes are skipped.
 */
final class WithPage implements BeforeAllCallback, ParameterResolver {

  private static final String MISSING = "missing";

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Store store = store(context);
    String missing = store.getOrComputeIfAbsent(MISSING, key -> missing(), String.class);
    assumeTrue(missing.isEmpty(), missing);
    if (store.get(TestPage.class) == null) {
      store.put(TestPage.class, TestPage.start());
    }
  }

  /** What is missing for a browser, which is said once; empty if nothing is. */
  private static String missing() {
    Browser.missing().ifPresent(what -> System.err.println("the page is not tested: " + what));
    return Browser.missing().orElse("");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestPage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return store(context).get(TestPage.class);
  }

  private static Store store(ExtensionContext context) {
    return context.getRoot().getStore(Namespace.create(WithPage.class));
  }
}
