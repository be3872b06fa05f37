// What the charts have in common. They are drawn by uPlot, which is a script of its own before this one.

/* global uPlot */
import { colour, onThemeChange } from './dom.js';

const FONT = '12px system-ui, sans-serif';
const NARROW = 600; // charts of fewer pixels are on a small screen
const CUT_OFF = 10; // one in so many of a series' numbers may lie below the axis: those of the first epochs
const MOST_CUT_OFF = 5; // one in so many where the next number is higher by a jump
const JUMP = 5; // percentage points
const MARGIN = 0.06;

/** A chart that keeps to the width of its holder and to the reader's theme. */
export class Chart {
  /** An empty chart in an element, with a height for wide and for small screens. */
  constructor(holder, heights) {
    this.holder = holder;
    this.heights = heights;
    new ResizeObserver(() => this.plot?.setSize(this.size())).observe(holder);
    onThemeChange(() => this.draw());
  }

  /** Shows what `make` gives: uPlot's { options, data }, with the colours of the present theme. */
  show(make) {
    this.make = make;
    this.draw();
  }

  draw() {
    this.plot?.destroy();
    const { options, data } = this.make();
    const common = {
      ...this.size(),
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false, setScale: false } },
    };
    this.plot = new uPlot({ ...common, ...options }, data, this.holder);
  }

  size() {
    const width = this.holder.clientWidth;
    return { width, height: width < NARROW ? this.heights.narrow : this.heights.wide };
  }
}

/** Whether a plot is on a small screen. */
export function narrow({ width }) {
  return width < NARROW;
}

/** The horizontal axis with a title. */
export function axisBelow(label, more) {
  return { ...axis(label), size: 32, labelSize: 22, ...more };
}

/** The vertical axis of accuracies. */
export function axisOfAccuracy(label) {
  const values = (plot, splits) => {
    const decimals = splits.length > 1 && splits[1] - splits[0] < 0.095 ? 2 : 1;
    return splits.map((split) => split.toFixed(decimals));
  };
  return { ...axis(label), size: 52, labelSize: 22, values };
}

function axis(label) {
  return {
    label,
    font: FONT,
    labelFont: FONT,
    stroke: colour('muted'),
    grid: { stroke: colour('line'), width: 1 },
    ticks: { stroke: colour('line'), width: 1, size: 6 },
  };
}

/**
 * A range that holds the target and each series but for a tenth of its numbers, the lowest, and up to a fifth where these
 * lie far apart: a net that has hardly begun to learn would squeeze all that matters into a line.
 */
export function rangeOf(series, target) {
  const sorted = series.map((numbers) => numbers.filter((number) => number !== null).sort((a, b) => a - b));
  const low = Math.min(target, ...sorted.map(lowest));
  const high = Math.max(target, ...sorted.map((numbers) => numbers.at(-1)));
  const margin = MARGIN * (high - low);
  return [low - margin, Math.min(100, high + margin)];
}

function lowest(sorted) {
  let cut = Math.floor(sorted.length / CUT_OFF);
  while (cut < Math.floor(sorted.length / MOST_CUT_OFF) && sorted[cut + 1] - sorted[cut] > JUMP) {
    cut++;
  }
  return sorted[cut];
}

/** Draws a thin line at the accuracy that the exercise asks for; its figure stands at an end, 'left' or 'right'. */
export function drawTarget(plot, accuracy, end) {
  inPixels(plot, (context, area) => {
    const y = Math.round(plot.valToPos(accuracy, 'y')) + area.top + 0.5;
    context.strokeStyle = colour('muted');
    context.setLineDash([2, 3]);
    context.beginPath();
    context.moveTo(area.left, y);
    context.lineTo(area.right, y);
    context.stroke();
    context.fillStyle = colour('muted');
    context.textAlign = end;
    context.fillText(`${accuracy.toFixed(2)}\u00a0%`, end === 'left' ? area.left + 5 : area.right - 5, y - 3);
  });
}

/**
 * Draws on a plot with its small font; 'drawing' gets the context and the box of the plot's inner part, both in
 * pixels of the page, of which the canvas has several on fine screens.
 */
export function inPixels({ ctx, bbox }, drawing) {
  const unit = devicePixelRatio;
  ctx.save();
  ctx.scale(unit, unit);
  ctx.font = FONT;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.lineWidth = 1;
  const [left, top, width, height] = [bbox.left, bbox.top, bbox.width, bbox.height].map((each) => each / unit);
  drawing(ctx, { left, right: left + width, top, bottom: top + height });
  ctx.restore();
}
