// Starts the page: the data lie in the document as JSON, and each part shows its share of them.

import { readDigits } from './digits.js';
import { byId, count, element } from './dom.js';
import { ExperimentView } from './experiment.js';
import { outcomes, Overview } from './overview.js';
import { Reading } from './reading.js';
import { Sizes } from './sizes.js';

const FIRST = 'era2-s7/step5';

const { goal, runs, experiments } = JSON.parse(byId('data').textContent);

byId('summary').append(...summary().map(([number, words]) => element('li', {}, element('b', {}, number), ` ${words}`)));
new Overview(experiments, goal);
new Sizes(experiments, goal);
const reading = experiments.some(({ net }) => net !== null) ? new Reading(experiments) : undefined;
byId('draw').hidden = reading === undefined;
new ExperimentView(experiments, goal, FIRST, ({ id, net }) => readBy(id, net));

/** What a curious reader may call from the browser's console, and what the tests do. */
globalThis.mnist8k = {
  experimentOf: (bytes) => readDigits(Uint8Array.from(bytes)).experiment,
  logits: (pixels) => Array.from(reading.logits(Uint8Array.from(pixels))),
  drawn: () => reading.pixels && Array.from(reading.pixels),
};

/** The button that has the drawing read by the experiment's net. */
function readBy(id, net) {
  const button = byId('read-by');
  button.hidden = net === null;
  button.onclick = () => {
    reading.choose(id);
    byId('draw').scrollIntoView();
    byId('paper').focus({ preventScroll: true });
  };
}

function summary() {
  const { holds, not, open } = outcomes(experiments.flatMap(({ claims }) => claims));
  return [
    [count(experiments.length), 'published solutions, rebuilt'],
    [count(runs), 'runs of ours, of different seeds'],
    [`${count(holds)} of ${count(holds + not + open)}`, `claims hold; ${not} do not, ${open} are open`],
  ];
}
