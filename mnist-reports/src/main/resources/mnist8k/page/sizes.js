// Accuracy against parameters, with the box that the exercise asks for.

import { axis, Chart, drawTarget, inPixels, rangeOf } from './charts.js';
import { byId, colour, count, percent } from './dom.js';

const SMALLEST = 5000;
const BREAK = 18000; // most nets are smaller: the few large ones have a narrow part of the axis to themselves
const LARGEST = 100e6;
const SMALL_PART = 0.78;
const TICKS = [5000, 6000, 8000, 10000, 12000, 16000, 100000, 10e6];
const NEAR = 24; // in pixels, of a point that the reader means
const PROMPT = 'Point at a net to read its figures; the overview has all of them.';

/** The figure with all nets. */
export class Sizes {
  /** Shows the experiments; `goal` is what the exercise asks for. */
  constructor(experiments, goal) {
    this.goal = goal;
    this.nets = experiments.map(netOf).sort((a, b) => a.place - b.place);
    byId('sizes-readout').textContent = PROMPT;
    new Chart(byId('sizes')).show(() => this.plot());
  }

  plot() {
    const accuracies = (ours) => this.nets.map((net) => (net.ours === ours ? net.accuracy : null));
    const range = rangeOf(this.nets.map(({ accuracy }) => [accuracy]), this.goal.accuracy);
    const options = {
      scales: { x: { time: false, range: [0, 1] }, y: { range } },
      axes: [
        axis('Trainable parameters, logarithmic; larger nets beyond the break', {
          splits: () => TICKS.map(placeOf),
          values: () => TICKS.map((tick) => (tick < 1e6 ? `${tick / 1e3} k` : `${tick / 1e6} M`)),
        }),
        axis('Test accuracy, %'),
      ],
      series: [{}, points('ours', true), points('published', false)],
      hooks: {
        drawClear: [(plot) => this.drawBox(plot)],
        drawAxes: [(plot) => drawTarget(plot, this.goal.accuracy)],
        draw: [(plot) => this.drawNames(plot)],
        setCursor: [(plot) => this.readout(plot)],
      },
    };
    return { options, data: [this.nets.map(({ place }) => place), accuracies(true), accuracies(false)] };
  }

  drawBox(plot) {
    const { ctx, bbox } = plot;
    const right = plot.valToPos(placeOf(this.goal.parameters), 'x', true);
    const bottom = plot.valToPos(this.goal.accuracy, 'y', true);
    ctx.fillStyle = colour('box');
    ctx.fillRect(bbox.left, bbox.top, right - bbox.left, bottom - bbox.top);
  }

  /** Each name goes where there is room beside its point; without any, the reader has to point at it. */
  drawNames(plot) {
    const { ctx, bbox } = plot;
    const unit = devicePixelRatio;
    inPixels(plot, () => {
      ctx.fillStyle = colour('ink');
      ctx.textBaseline = 'middle';
      const marks = this.nets.map((net) => around(plot, net, 5 * unit));
      const taken = [...marks];
      this.nets.forEach((net, i) => {
        const width = ctx.measureText(net.id).width;
        const place = placesBeside(marks[i], width, 14 * unit, 3 * unit).find(
          (box) => within(box, bbox) && !taken.some((other) => other !== marks[i] && overlap(box, other)),
        );
        if (place !== undefined) {
          taken.push(place);
          ctx.fillText(net.id, place.left, (place.top + place.bottom) / 2);
        }
      });
    });
  }

  readout(plot) {
    const { left, top } = plot.cursor;
    const distance = (net) =>
      Math.hypot(plot.valToPos(net.place, 'x') - left, plot.valToPos(net.accuracy, 'y') - top);
    const nearest = this.nets.reduce((a, b) => (distance(b) < distance(a) ? b : a));
    byId('sizes-readout').textContent = distance(nearest) <= NEAR ? nearest.text : PROMPT;
  }
}

function netOf({ id, parameters, ours, published }) {
  const accuracy = ours?.mean ?? published.best;
  const whose = ours === null ? 'published, best epoch' : 'ours, mean of the last five epochs';
  return {
    id,
    place: placeOf(parameters),
    accuracy,
    ours: ours !== null,
    text: `${id}: ${count(parameters)} parameters, ${percent(accuracy)} % (${whose})`,
  };
}

/** Where a net stands on the axis, 0 to 1: logarithmic, with a break. */
function placeOf(parameters) {
  const part = (from, to) => Math.log(parameters / from) / Math.log(to / from);
  return parameters < BREAK ? SMALL_PART * part(SMALLEST, BREAK) : 1 - (1 - SMALL_PART) * (1 - part(BREAK, LARGEST));
}

function points(name, filled) {
  const stroke = colour(name);
  return {
    paths: () => null,
    points: { show: true, size: 9, width: 2, stroke, fill: filled ? stroke : colour('paper') },
  };
}

/** The box of a point. */
function around(plot, net, reach) {
  const x = plot.valToPos(net.place, 'x', true);
  const y = plot.valToPos(net.accuracy, 'y', true);
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/** Where a name may stand: right, left, above or below. */
function placesBeside(mark, width, height, gap) {
  const x = (mark.left + mark.right) / 2;
  const y = (mark.top + mark.bottom) / 2;
  const box = (left, top) => ({ left, right: left + width, top, bottom: top + height });
  return [
    box(mark.right + gap, y - height / 2),
    box(mark.left - gap - width, y - height / 2),
    box(x - width / 2, mark.top - height),
    box(x - width / 2, mark.bottom),
  ];
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function within(box, { left, top, width, height }) {
  return box.left >= left && box.right <= left + width && box.top >= top && box.bottom <= top + height;
}
