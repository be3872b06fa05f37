package io.github.mnist8k.digits;

/** What the tests run in JVMs of their own: prints the engine, then all logits of the fixture. */
final class LogitsMain {

  /** The argument is the experiment. */
  public static void main(String[] args) {
    Digits digits = Digits.bundled(args[0]);
    System.out.println(digits.engine());
    for (byte[] image : Fixture.images()) {
      for (float logit : digits.logits(image)) {
        System.out.println(logit);
      }
    }
  }

  private LogitsMain() {}
}
