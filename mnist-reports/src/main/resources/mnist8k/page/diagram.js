// A net as a picture: its stages from the image to the logits, and below each the part of the image that it sees.

import { element } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const IMAGE = 28; // height and width of an image
const UNIT = 3; // pixels of a block for each row of its features
const WIDTH = 72; // of a block's picture
const FIELD = 46; // size of the small image that shows the receptive field

/** What begins a stage, and how it is called; any other layer is a note on the stage before it. */
const STAGES = {
  Conv2d: (text) => `conv ${kernelOf(text)}`,
  Linear: () => 'linear',
  MaxPool: (text) => `max pool ${kernelOf(text)}`,
  AvgPool: (text) => `mean ${kernelOf(text)}`,
  GlobalAvgPool: () => 'global mean',
};

const NOTE_WORDS = { BatchNorm: 'batch norm', Relu: 'relu', Dropout: 'dropout', Dropout2d: 'dropout 2d' };

/** The picture of an experiment's net: a list of its stages. */
export function diagramOf({ layers }) {
  return element('ol', { class: 'stages' }, ...stagesOf(layers).map(stageItem));
}

function kernelOf(text) {
  return text.match(/\d+x\d+/)[0].replace('x', '×');
}

function stagesOf(layers) {
  const stages = [{ name: 'image', channels: 1, rows: IMAGE, size: '1×28×28', field: 1, notes: [] }];
  for (const { text, channels, height, width, receptiveField } of layers) {
    const kind = text.split(' ')[0];
    const stage = stages.at(-1);
    if (kind in STAGES) {
      const size = `${channels}×${height}×${width}`;
      stages.push({ name: STAGES[kind](text), channels, rows: height, size, field: receptiveField, notes: [] });
    } else if (kind !== 'Flatten') {
      stage.notes.push(NOTE_WORDS[kind] ?? kind);
    }
  }
  return stages;
}

function stageItem({ name, channels, rows, size, field, notes }) {
  return element(
    'li',
    {},
    element('b', {}, name),
    blockOf(channels, rows),
    element('span', {}, size),
    element('span', { class: 'notes' }, notes.join(', ')),
    fieldOf(field),
    element('span', {}, element('span', { class: 'visually-hidden' }, 'sees '), `${field}×${field}`),
  );
}

function blockOf(channels, rows) {
  const height = Math.max(6, rows * UNIT);
  const width = 8 + 6 * Math.log2(channels);
  const place = { x: (WIDTH - width) / 2, y: (IMAGE * UNIT - height) / 2 };
  return picture(WIDTH, IMAGE * UNIT, { ...place, width, height, rx: 2, class: 'block' });
}

function fieldOf(field) {
  const side = (FIELD * Math.min(field, IMAGE)) / IMAGE;
  const place = { x: (FIELD - side) / 2, y: (FIELD - side) / 2 };
  return picture(
    FIELD,
    FIELD,
    { ...place, width: side, height: side, class: 'block' },
    { x: 0.5, y: 0.5, width: FIELD - 1, height: FIELD - 1, class: 'frame' },
  );
}

/** A drawing of rectangles, for the eyes only: the words beside it say the same. */
function picture(width, height, ...rectangles) {
  const made = shape('svg', { viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true' });
  made.append(...rectangles.map((attributes) => shape('rect', attributes)));
  return made;
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}
