package io.github.mnist8k.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.runs.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaderboardTest {

  private static Leaderboard board() {
    var theirs = new Evidence();
    theirs.add("own/good", 7000, "vector", 0, Fixtures.curve(0, 99.4, 99.4, 99.4, 99.4, 99.4));
    theirs.add("own/good", 7000, "vector", 1, Fixtures.curve(0, 99.6, 99.6, 99.6, 99.6, 99.6));
    theirs.add("own/large", 9000, "vector", 0, Fixtures.curve(0, 99.2, 99.2, 99.2, 99.2, 99.2));
    var ours = new Evidence();
    ours.add("s7/model3", 5000, "tensorflow", 0, Fixtures.curve(0, 99, 99, 99, 99, 99));
    var board = new Leaderboard();
    board.add("yours", theirs);
    board.add("ours", ours);
    return board;
  }

  @Test
  void rowsAreOrderedByTheMeanOverSeedsOfTheLastFiveEpochs() {
    List<Leaderboard.Row> rows = board().rows();
    assertEquals(
        List.of("own/good", "own/large", "s7/model3"),
        rows.stream().map(Leaderboard.Row::experiment).toList());
    assertEquals(99.5, rows.get(0).accuracy().mean(), 1e-9);
    assertEquals(2, rows.get(0).held());
    assertEquals(
        99.5,
        (rows.get(0).interval().orElseThrow().low() + rows.get(0).interval().orElseThrow().high())
            / 2,
        1e-9);
    assertTrue(rows.get(1).interval().isEmpty());
  }

  @Test
  void frontIsWhereNoNetAsSmallIsBetter() {
    Leaderboard board = board();
    List<Leaderboard.Row> rows = board.rows();
    assertTrue(board.onFront(rows.get(0)));
    assertFalse(board.onFront(rows.get(1)));
    assertTrue(board.onFront(rows.get(2)));
    assertFalse(rows.get(1).small());
  }
}
