// Where names stand beside their points, hiding neither points nor one another.

const DISTANCES = [0, 4, 8, 12, 16]; // from a point's edge: farther away it is not seen whose name it is
const DIRECTIONS = 24;
const REACH = 7; // half the size of a point, with some air around it
const ROUNDS = 150;
const NO_PLACE = 100;

/**
 * The box of each name; null for one that has no place.
 *
 * `labels` are { x, y, width, height }, of a point and its name; names keep within the box `area` and off the boxes
 * `taken`. They are placed one after the other, each at the nearest free place. In each round one of them gets another
 * turn, the one that came off worst more often than others, and the best round wins.
 */
export function boxesFor(labels, area, taken) {
  const points = labels.map(({ x, y }) => ({ left: x - REACH, right: x + REACH, top: y - REACH, bottom: y + REACH }));
  const choices = labels.map((label, i) => {
    const others = [...taken, ...points.filter((point, j) => j !== i)];
    return candidates(label).filter(({ box }) => within(box, area) && !hides(box, others));
  });
  const random = randomNumbers();
  let best = inTurns([...labels.keys()], choices);
  for (let round = 1; round < ROUNDS; round++) {
    const turns = [...best.turns];
    const which = round % 2 === 0 ? turns.indexOf(best.worst) : Math.floor(random() * turns.length);
    const [moved] = turns.splice(which, 1);
    turns.splice(Math.floor(random() * turns.length), 0, moved);
    const next = inTurns(turns, choices);
    best = next.cost <= best.cost ? next : best;
  }
  return best.boxes;
}

function inTurns(turns, choices) {
  const boxes = choices.map(() => null);
  const costs = choices.map(() => NO_PLACE);
  const busy = [];
  for (const i of turns) {
    const choice = choices[i].find(({ box }) => !hides(box, busy));
    if (choice !== undefined) {
      boxes[i] = choice.box;
      costs[i] = choice.distance;
      busy.push(choice.box);
    }
  }
  const cost = costs.reduce((a, b) => a + b);
  return { turns, boxes, cost, worst: costs.indexOf(Math.max(...costs)) };
}

/** The same numbers each time, so that names do not jump: from 0 to below 1. */
function randomNumbers() {
  let state = 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** The places around a point, the nearest first, and of these the ones to its right. */
function candidates({ x, y, width, height }) {
  return DISTANCES.flatMap((distance) =>
    Array.from({ length: DIRECTIONS }, (none, i) => {
      const turn = (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2); // to both sides by turns
      const angle = (2 * Math.PI * turn) / DIRECTIONS;
      const [right, down] = [Math.cos(angle), Math.sin(angle)];
      const left = x + (REACH + distance) * right - (width * (1 - right)) / 2;
      const top = y + (REACH + distance) * down - (height * (1 - down)) / 2;
      return { box: { left, right: left + width, top, bottom: top + height }, distance };
    }),
  );
}

function hides(box, others) {
  return others.some(
    ({ left, right, top, bottom }) => box.left < right && left < box.right && box.top < bottom && top < box.bottom,
  );
}

function within(box, area) {
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}
