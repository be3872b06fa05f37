// Accuracy against parameters, with the box that the exercise asks for.

import { axisBelow, axisOfAccuracy, Chart, drawTarget, inPixels, narrow, rangeOf } from './charts.js';
import { byId, colour, count, percent } from './dom.js';
import { boxesFor } from './labels.js';

const SMALLEST = 5000;
const BREAK = 18000; // most nets are smaller: the few large ones have a narrow part of the axis to themselves
const LARGEST = 100e6;
const SMALL_PART = 0.78;
const TICKS = [5000, 6000, 8000, 10000, 12000, 16000, 100000, 10e6];
const FEW_TICKS = [5000, 6000, 8000, 10000, 12000, 1e6];
const TEXT_HEIGHT = 14;
const FIGURE_WIDTH = 56; // of the accuracy asked for, at the end of its line
const ROOM_ABOVE = 0.14; // so that the box has a height to be seen, and names
const NEAR = 24; // in pixels, of a point that the reader means
const PROMPT = 'Point at a net, or tap on it, to read its figures; the overview has all of them.';

/** The figure with all nets. */
export class Sizes {
  /** Shows the experiments; `goal` is what the exercise asks for. */
  constructor(experiments, goal) {
    this.goal = goal;
    this.nets = experiments.map(netOf).sort((a, b) => a.place - b.place);
    byId('sizes-readout').textContent = PROMPT;
    new Chart(byId('sizes'), { wide: 400, narrow: 480 }).show(() => this.plot());
  }

  plot() {
    const accuracies = (ours) => this.nets.map((net) => (net.ours === ours ? net.accuracy : null));
    const [low, high] = rangeOf(this.nets.map(({ accuracy }) => [accuracy]), this.goal.accuracy);
    const range = [low, high + ROOM_ABOVE * (high - low)];
    const ticks = (plot) => (narrow(plot) ? FEW_TICKS : TICKS);
    const options = {
      scales: { x: { time: false, range: [0, 1] }, y: { range } },
      axes: [
        axisBelow('Trainable parameters, logarithmic', {
          splits: (plot) => ticks(plot).map(placeOf),
          values: (plot) => ticks(plot).map((tick) => (tick < 1e6 ? `${tick / 1e3} k` : `${tick / 1e6} M`)),
        }),
        axisOfAccuracy('Test accuracy, %'),
      ],
      series: [{}, points('ours', true), points('published', false)],
      hooks: {
        drawClear: [(plot) => this.drawBox(plot)],
        drawAxes: [(plot) => drawTarget(plot, this.goal.accuracy, 'right'), drawBreak],
        draw: [(plot) => this.drawNames(plot)],
        setCursor: [(plot) => this.readout(plot)],
      },
    };
    return { options, data: [this.nets.map(({ place }) => place), accuracies(true), accuracies(false)] };
  }

  drawBox(plot) {
    inPixels(plot, (context, { left, top }) => {
      const right = plot.valToPos(placeOf(this.goal.parameters), 'x');
      context.fillStyle = colour('box');
      context.fillRect(left, top, right, plot.valToPos(this.goal.accuracy, 'y'));
    });
  }

  /** Each name goes where there is room beside its point; without any, the reader has to point at it. */
  drawNames(plot) {
    inPixels(plot, (context, area) => {
      const labels = this.nets.map(({ id, place, accuracy }) => ({
        x: plot.valToPos(place, 'x') + area.left,
        y: plot.valToPos(accuracy, 'y') + area.top,
        width: context.measureText(id).width,
        height: TEXT_HEIGHT,
      }));
      const target = plot.valToPos(this.goal.accuracy, 'y') + area.top;
      const line = { ...area, top: target - 1, bottom: target + 1 };
      const figure = { ...line, left: area.right - FIGURE_WIDTH, top: target - TEXT_HEIGHT - 3 };
      context.fillStyle = colour('ink');
      boxesFor(labels, area, [line, figure]).forEach((box, i) => {
        if (box !== null) {
          context.fillText(this.nets[i].id, box.left, box.bottom);
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
    text: `${id}: ${count(parameters)} parameters, ${percent(accuracy)} (${whose})`,
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

/** Two strokes through the axis: beyond them it has another scale. */
function drawBreak(plot) {
  inPixels(plot, (context, { left, bottom }) => {
    const x = plot.valToPos(SMALL_PART, 'x') + left;
    context.strokeStyle = colour('muted');
    context.beginPath();
    for (const shift of [-2, 2]) {
      context.moveTo(x + shift - 3, bottom + 6);
      context.lineTo(x + shift + 3, bottom - 6);
    }
    context.stroke();
  });
}
