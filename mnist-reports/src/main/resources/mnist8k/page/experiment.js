// All that is told of one experiment. Which one is in the page's address: #era2-s7/step5.

import { Curves } from './curves.js';
import { diagramOf } from './diagram.js';
import { byId, count, element, percent, scrolling, table } from './dom.js';
import { spread } from './overview.js';
import { Trained } from './trained.js';

/** The sign before an outcome: it does not rely on colour. */
const SIGNS = { holds: '✓', 'does not hold': '✗', open: '○' };

/** The part of the page on one experiment. */
export class ExperimentView {
  /** Shows the experiment of the address, or else that of the id `first`. `chosen` is called with each that is shown. */
  constructor(experiments, goal, first, chosen) {
    this.experiments = experiments;
    this.chosen = chosen;
    this.curves = new Curves(goal);
    this.trained = new Trained();
    const select = byId('experiment-select');
    select.append(...experiments.map(({ id, title }) => element('option', { value: id }, `${id}: ${title}`)));
    select.addEventListener('change', () => (location.hash = select.value));
    addEventListener('hashchange', () => this.follow());
    this.show(this.addressed() ?? experiments.find(({ id }) => id === first) ?? experiments[0]);
    if (this.addressed()) {
      byId('experiment').scrollIntoView();
    }
  }

  addressed() {
    const id = decodeURIComponent(location.hash.slice(1));
    return this.experiments.find((experiment) => experiment.id === id);
  }

  /** Shows what the address names now, and takes the reader there. */
  follow() {
    const experiment = this.addressed();
    if (experiment !== undefined) {
      this.show(experiment);
      byId('experiment').scrollIntoView();
      byId('experiment-title').focus({ preventScroll: true });
    }
  }

  show(experiment) {
    byId('experiment-select').value = experiment.id;
    byId('experiment-title').textContent = `${experiment.id}: ${experiment.title}`;
    byId('target').textContent = experiment.target;
    byId('notes').textContent = experiment.notes;
    byId('source').href = experiment.source;
    byId('facts').replaceChildren(...factsOf(experiment).map(fact));
    this.curves.show(experiment);
    byId('analysis').replaceChildren(...experiment.analysis.map((sentence) => element('li', {}, sentence)));
    byId('claims').replaceChildren(claimsOf(experiment));
    byId('diagram').replaceChildren(diagramOf(experiment));
    byId('totals').textContent = experiment.totals.join(' ');
    byId('layers').replaceChildren(scrolling('Layers of the net', layersOf(experiment)));
    byId('recipe').replaceChildren(...experiment.recipe.flatMap(setting));
    this.trained.show(experiment);
    this.chosen(experiment);
  }
}

function factsOf({ parameters, epochs, published, ours, others }) {
  return [
    ['Parameters', count(parameters)],
    ['Epochs', `${epochs}`],
    ['Published, best epoch', `${percent(published.best)} %`],
    ['Ours, mean of the last five epochs', ours ? ofSeeds(ours) : 'not run yet'],
    ...others.map((other) => [`The same, by the engine ${other.engine}`, ofSeeds(other)]),
    ['Seeds that hold the accuracy asked for', ours ? `${ours.meeting} of ${ours.seeds}` : '–'],
  ];
}

function ofSeeds(runs) {
  return `${spread(runs)}, ${runs.seeds} ${runs.seeds === 1 ? 'seed' : 'seeds'}`;
}

function fact([name, value]) {
  return element('div', {}, element('dt', {}, name), element('dd', {}, value));
}

function claimsOf({ claims }) {
  if (claims.length === 0) {
    return element('p', {}, 'The source makes no claim on it that runs could decide.');
  }
  const rows = claims.map(({ says, numbers, seeds, outcome }) => [
    says,
    element('span', {}, ...numbers.flatMap((number, i) => (i === 0 ? [number] : [element('br'), number]))),
    seeds,
    element('span', { class: 'outcome' }, element('span', { 'aria-hidden': 'true' }, `${SIGNS[outcome]} `), outcome),
  ]);
  const made = table('Claims of the source', ['The source says that it', 'Our runs', 'Seeds', 'Verdict'], rows);
  made.classList.add('claims', 'cards');
  return made;
}

function layersOf({ layers }) {
  const rows = layers.map(({ text, channels, height, width, parameters, multiplyAccumulates, receptiveField }) => [
    text,
    `${channels}×${height}×${width}`,
    count(parameters),
    count(multiplyAccumulates),
    `${receptiveField}×${receptiveField}`,
  ]);
  return table('The layers', ['Layer', 'Output', 'Parameters', 'Multiply-accumulates', 'Receptive field'], rows);
}

/** A line of a recipe, name: value. */
function setting(line) {
  const [name, ...value] = line.split(': ');
  return [element('dt', {}, name), element('dd', {}, value.join(': '))];
}
