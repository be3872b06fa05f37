package io.github.mnist8k.vector;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips all tests of the module on a JVM without the vector module, and says so. */
public final class NeedsVectorModule implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      return ConditionEvaluationResult.enabled("the JVM has the vector module");
    }
    String reason =
        context.getDisplayName() + " skipped: this JVM runs without jdk.incubator.vector";
    System.out.println(reason);
    return ConditionEvaluationResult.disabled(reason);
  }
}
