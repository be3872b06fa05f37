package io.github.mnist8k.reproduce.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

  @ParameterizedTest
  @CsvSource({"59, 59 s", "60, 1 min", "3599, 59 min", "3600, 1 h 00 min", "100000, 27 h 46 min"})
  void timesAreSaidInTheUnitsThatMatter(long seconds, String words) {
    assertEquals(words, TimeText.of(Duration.ofSeconds(seconds)));
  }
}
