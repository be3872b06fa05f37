// Accuracy by epoch: what the source has published, and our seeds with the band between the lowest and the highest.

import { axisBelow, axisOfAccuracy, Chart, drawTarget, rangeOf } from './charts.js';
import { byId, colour, element, percent, table } from './dom.js';

const PROMPT = 'Point at an epoch, or tap on it, to read its figures; the table below has all of them.';
const CUT_OFF = ' Some of the first epochs lie below the axis.';
const BAND_OPACITY = '38'; // as the last two digits of a colour

/** How a series looks; dashes tell series apart where colours do not. */
const LOOKS = {
  ours: { colour: 'ours', dash: [], filled: true },
  published: { colour: 'published', dash: [7, 4], filled: false },
  training: { colour: 'training', dash: [3, 3], filled: true },
};

/** The figure with an experiment's curves. */
export class Curves {
  /** A figure without curves; `goal` is what the exercise asks for. */
  constructor(goal) {
    this.goal = goal;
    this.chart = new Chart(byId('curves'), { wide: 360, narrow: 320 });
  }

  /** Shows an experiment. */
  show(experiment) {
    const lines = linesOf(experiment);
    const banded = lines.filter(({ low }) => low !== null);
    const columns = [...banded.flatMap(({ high, low }) => [high, low]), ...lines.map(({ mean }) => mean)];
    const range = rangeOf(columns, this.goal.accuracy);
    this.prompt = PROMPT + (columns.flat().some((number) => number < range[0]) ? CUT_OFF : '');
    this.chart.show(() => this.plot(lines, banded, columns, range));
    byId('curves-legend').replaceChildren(...lines.map(entry));
    byId('curves-readout').textContent = this.prompt;
    byId('curves-table').replaceChildren(tableOf(lines));
  }

  plot(lines, banded, columns, range) {
    const epochs = Math.max(...lines.map(({ mean }) => mean.length));
    const data = [
      [...Array(epochs).keys()],
      ...columns.map((column) => [...column, ...Array(epochs - column.length).fill(null)]),
    ];
    const options = {
      scales: { x: { time: false, range: [-0.5, epochs - 0.5] }, y: { range } },
      axes: [axisBelow('Epoch, counted from 0', { incrs: [1, 2, 5] }), axisOfAccuracy('Accuracy, %')],
      series: [{}, ...banded.flatMap(() => [edge(), edge()]), ...lines.map(series)],
      bands: banded.map(({ look }, i) => ({
        series: [2 * i + 1, 2 * i + 2],
        fill: colour(look.colour) + BAND_OPACITY,
      })),
      hooks: {
        drawAxes: [(plot) => drawTarget(plot, this.goal.accuracy, 'left')],
        setCursor: [(plot) => this.readout(lines, plot.cursor.idx)],
      },
    };
    return { options, data };
  }

  readout(lines, epoch) {
    const known = epoch !== null && epoch !== undefined;
    byId('curves-readout').textContent = known
      ? `Epoch ${epoch}: ${lines.map((line) => `${line.name} ${figure(line, epoch)}`).join('; ')}`
      : this.prompt;
  }
}

function linesOf({ ours, published }) {
  const lines = [];
  if (ours !== null) {
    const seeds = ours.seeds === 1 ? '1 seed' : `mean of ${ours.seeds} seeds`;
    lines.push({ name: `ours, test (${seeds}, ${ours.engine})`, ...ours.test, look: LOOKS.ours });
    lines.push({ name: 'ours, training', mean: ours.train.mean, low: null, look: LOOKS.training });
  }
  lines.push({ name: 'published, test', mean: published.test, low: null, look: LOOKS.published });
  return lines;
}

/** The edge of a band: only what lies between is drawn. */
function edge() {
  return { points: { show: false } };
}

function series({ look }) {
  const stroke = colour(look.colour);
  return {
    stroke,
    width: 2,
    dash: look.dash,
    points: { show: true, size: 6, width: 1.5, stroke, fill: look.filled ? stroke : colour('paper') },
  };
}

function figure({ mean, low, high }, epoch) {
  const value = percent(mean[epoch] ?? null);
  return low === null ? value : `${value} (${percent(low[epoch])} to ${percent(high[epoch])})`;
}

function entry({ name, low, look }) {
  const sample = element('span', { class: `sample ${look.colour}`, 'aria-hidden': 'true' });
  const band = low === null ? '' : ', band from the lowest to the highest seed';
  return element('li', {}, sample, name + band);
}

function tableOf(lines) {
  const epochs = Math.max(...lines.map(({ mean }) => mean.length));
  const rows = [...Array(epochs).keys()].map((epoch) => [`${epoch}`, ...lines.map((line) => figure(line, epoch))]);
  return table('Accuracy by epoch, in percent', ['Epoch', ...lines.map(({ name }) => name)], rows);
}
