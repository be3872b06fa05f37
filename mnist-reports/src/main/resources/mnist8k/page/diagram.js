// A net as a picture: its stages from the image to the logits, and below each the part of the image that it sees.

const SVG = 'http://www.w3.org/2000/svg';
const COLUMN = 86; // width of a stage
const BLOCKS = 34; // where the largest block begins
const IMAGE = 28; // height and width of an image
const UNIT = 3; // pixels of a block for each row of its features
const FIELD = 46; // size of the small image that shows the receptive field
const NOTES = 150; // where the words below a block begin
const LINE = 15;
const FIELDS = NOTES + 5 * LINE;
const HEIGHT = FIELDS + FIELD + 24;

/** What begins a stage, and how it is called; any other layer is a note on the stage before it. */
const STAGES = {
  Conv2d: (text) => `conv ${text.match(/\d+x\d+/)[0].replace('x', '×')}`,
  Linear: () => 'linear',
  MaxPool: (text) => `max pool ${text.match(/\d+x\d+/)[0].replace('x', '×')}`,
  AvgPool: (text) => `mean ${text.match(/\d+x\d+/)[0].replace('x', '×')}`,
  GlobalAvgPool: () => 'global mean',
};

const NOTE_WORDS = { BatchNorm: 'batch norm', Relu: 'relu', Dropout: 'dropout', Dropout2d: 'dropout 2d' };

/** The picture of an experiment's net. */
export function diagramOf({ id, layers }) {
  const stages = stagesOf(layers);
  const width = stages.length * COLUMN;
  const label = `The net of ${id}: ${stages.map(({ name, size }) => `${name} ${size}`).join(', ')}`;
  const viewBox = `0 0 ${width} ${HEIGHT}`;
  const picture = shape('svg', { viewBox, width, height: HEIGHT, role: 'img', 'aria-label': label });
  stages.forEach((stage, i) => picture.append(stageAt(stage, (i + 0.5) * COLUMN)));
  return picture;
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

function stageAt({ name, channels, rows, size, field, notes }, x) {
  const height = Math.max(6, rows * UNIT);
  const width = 8 + 6 * Math.log2(channels);
  const middle = BLOCKS + (IMAGE * UNIT) / 2;
  const side = (FIELD * Math.min(field, IMAGE)) / IMAGE;
  const centre = FIELDS + FIELD / 2;
  return shape(
    'g',
    {},
    words(name, x, 20, 'name'),
    shape('rect', { x: x - width / 2, y: middle - height / 2, width, height, rx: 2, class: 'block' }),
    words(size, x, BLOCKS + IMAGE * UNIT + 18, 'size'),
    ...notes.map((note, i) => words(note, x, NOTES + 4 + i * LINE, 'note')),
    shape('rect', { x: x - FIELD / 2, y: FIELDS, width: FIELD, height: FIELD, class: 'image' }),
    shape('rect', { x: x - side / 2, y: centre - side / 2, width: side, height: side, class: 'field' }),
    words(`${field}×${field}`, x, HEIGHT - 6, 'size'),
  );
}

function words(text, x, y, kind) {
  const made = shape('text', { x, y, class: kind });
  made.textContent = text;
  return made;
}

function shape(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}
