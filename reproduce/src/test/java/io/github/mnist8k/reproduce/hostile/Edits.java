package io.github.mnist8k.reproduce.hostile;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.IntegerArbitrary;
import net.jqwik.api.domains.DomainContextBase;

/** Changes of all kinds at all places; more at a file's ends, where headers and tables are. */
final class Edits extends DomainContextBase {

  private static final int ENDS = 300;
  private static final int LONGEST = 64;

  @Provide
  Arbitrary<Edit> edits() {
    IntegerArbitrary near = Arbitraries.integers().between(-ENDS, ENDS).withDistribution(uniform());
    IntegerArbitrary anywhere = Arbitraries.integers().withDistribution(uniform());
    return Combinators.combine(
            Arbitraries.of(Edit.Kind.values()),
            Arbitraries.frequencyOf(Tuple.of(1, near), Tuple.of(1, anywhere)),
            Arbitraries.integers().between(1, LONGEST),
            Arbitraries.integers().between(0, 255).withDistribution(uniform()))
        .as(Edit::new);
  }

  private static RandomDistribution uniform() {
    return RandomDistribution.uniform();
  }
}
