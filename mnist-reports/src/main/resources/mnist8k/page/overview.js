// The table of all experiments: sorted by any column, filtered by words, assignment and limits.

import { byId, count, element, percent, tableRow } from './dom.js';

/** For each column: what it is sorted by, whether a first click puts the smallest first, and what its cells show. */
const COLUMNS = [
  { title: 'Experiment', value: ({ order }) => order, rising: true, cell: nameCell },
  { title: 'Parameters', value: ({ parameters }) => parameters, rising: true, cell: sizeCell },
  { title: 'Published', value: ({ published }) => published.best, rising: false, cell: publishedCell },
  { title: 'Ours', value: ({ ours }) => ours?.mean ?? null, rising: false, cell: oursCell },
  { title: 'Hold 99.4\u00a0%', value: ({ ours }) => ours && ours.meeting / ours.seeds, rising: false, cell: heldCell },
  { title: 'Claims', value: ({ claims }) => outcomes(claims).holds, rising: false, cell: claimsCell },
];

/** The part of the page with the table. */
export class Overview {
  /** Shows the experiments; `goal` is what the exercise asks for. */
  constructor(experiments, goal) {
    this.experiments = experiments.map((experiment, order) => ({ ...experiment, order }));
    this.goal = goal;
    this.sorted = { column: 0, ascending: true };
    this.headers = COLUMNS.map(({ title }, i) => this.header(title, i));
    byId('overview-head').append(...this.headers);
    const assignments = [...new Set(experiments.map(({ assignment }) => assignment))];
    byId('assignment').append(...assignments.map((name) => element('option', { value: name }, name)));
    byId('words').addEventListener('input', () => this.show());
    byId('assignment').addEventListener('change', () => this.show());
    byId('within').addEventListener('change', () => this.show());
    this.show();
  }

  header(title, i) {
    const button = element('button', { type: 'button' }, title);
    button.addEventListener('click', () => {
      const again = this.sorted.column === i;
      this.sorted = { column: i, ascending: again ? !this.sorted.ascending : COLUMNS[i].rising };
      this.show();
    });
    return element('th', { scope: 'col', role: 'columnheader' }, button);
  }

  show() {
    const shown = this.experiments.filter((experiment) => this.passes(experiment)).sort((a, b) => this.compare(a, b));
    byId('overview-body').replaceChildren(...shown.map(row));
    this.headers.forEach((cell, i) => {
      const direction = this.sorted.ascending ? 'ascending' : 'descending';
      cell.setAttribute('aria-sort', i === this.sorted.column ? direction : 'none');
    });
    byId('shown').textContent = `${shown.length} of ${this.experiments.length} experiments`;
  }

  passes(experiment) {
    const words = byId('words').value.toLowerCase().split(/\s+/);
    const text = `${experiment.id} ${experiment.title} ${experiment.target}`.toLowerCase();
    const assignment = byId('assignment').value;
    const small = experiment.parameters < this.goal.parameters && experiment.epochs <= this.goal.epochs;
    return (
      words.every((word) => text.includes(word)) &&
      (assignment === '' || experiment.assignment === assignment) &&
      (small || !byId('within').checked)
    );
  }

  /** By the chosen column; those without a figure come last, and equal ones in the first order. */
  compare(a, b) {
    const { column, ascending } = this.sorted;
    const [first, second] = [a, b].map(COLUMNS[column].value);
    if (first === null || second === null) {
      return (first === null) - (second === null) || a.order - b.order;
    }
    return (ascending ? first - second : second - first) || a.order - b.order;
  }
}

/** A mean with its deviation, where it is of several seeds. */
export function spread({ mean, deviation, seeds }) {
  return `${percent(mean)}${seeds > 1 ? ` ± ${percent(deviation)}` : ''} %`;
}

/** How many claims have each outcome. */
export function outcomes(claims) {
  const number = (outcome) => claims.filter((claim) => claim.outcome === outcome).length;
  return { holds: number('holds'), not: number('does not hold'), open: number('open') };
}

function row(experiment) {
  const titles = COLUMNS.map(({ title }) => title);
  const cells = COLUMNS.map(({ cell }) => cell(experiment));
  return tableRow(titles, cells);
}

function nameCell({ id, title }) {
  const words = [element('span', { class: 'id' }, id), element('span', { class: 'title' }, title)];
  return element('a', { href: `#${id}` }, ...words);
}

function sizeCell({ parameters }) {
  return count(parameters);
}

function publishedCell({ published }) {
  return `${percent(published.best)} %`;
}

function oursCell({ ours }) {
  return ours ? spread(ours) : 'not run yet';
}

function heldCell({ ours }) {
  return ours ? `${ours.meeting} of ${ours.seeds}` : '–';
}

function claimsCell({ claims }) {
  const { holds, not, open } = outcomes(claims);
  if (holds + not + open === 0) {
    return 'none made';
  }
  return [holds && `${holds} hold`, not && `${not} not`, open && `${open} open`].filter(Boolean).join(', ');
}
