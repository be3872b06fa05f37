// What the charts have in common. They are drawn by uPlot, which is a script of its own before this one.

/* global uPlot */
import { colour, onThemeChange } from './dom.js';

const FONT = '12px system-ui, sans-serif';
const HEIGHT = 340;
const CUT_OFF = 10; // one in so many of a series' numbers may lie below the axis: those of the first epochs
const MARGIN = 0.06;

/** A chart that keeps to the width of its holder and to the reader's theme. */
export class Chart {
  /** An empty chart in an element. */
  constructor(holder) {
    this.holder = holder;
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
    return { width: this.holder.clientWidth, height: HEIGHT };
  }
}

/** An axis with a title. */
export function axis(label, more = {}) {
  return {
    label,
    font: FONT,
    labelFont: FONT,
    stroke: colour('muted'),
    grid: { stroke: colour('line'), width: 1 },
    ticks: { stroke: colour('line'), width: 1, size: 6 },
    ...more,
  };
}

/** A range that holds the target and each series but for a tenth of its numbers, the lowest. */
export function rangeOf(series, target) {
  const sorted = series.map((numbers) => numbers.filter((number) => number !== null).sort((a, b) => a - b));
  const low = Math.min(target, ...sorted.map((numbers) => numbers[Math.floor(numbers.length / CUT_OFF)]));
  const high = Math.max(target, ...sorted.map((numbers) => numbers.at(-1)));
  const margin = MARGIN * (high - low);
  return [low - margin, Math.min(100, high + margin)];
}

/** Draws a thin line at the accuracy that the exercise asks for. */
export function drawTarget(plot, accuracy) {
  const { ctx, bbox } = plot;
  const y = plot.valToPos(accuracy, 'y', true);
  inPixels(plot, () => {
    ctx.strokeStyle = colour('muted');
    ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillStyle = colour('muted');
    ctx.textBaseline = 'bottom';
    ctx.fillText(`${accuracy.toFixed(2)} %`, bbox.left + 4 * devicePixelRatio, y - 2 * devicePixelRatio);
  });
}

/** Draws on a plot, whose canvas has more pixels than the page on fine screens, with its small font. */
export function inPixels({ ctx }, drawing) {
  ctx.save();
  ctx.font = FONT.replace('12', `${12 * devicePixelRatio}`);
  drawing();
  ctx.restore();
}
