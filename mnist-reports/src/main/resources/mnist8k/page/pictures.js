// Images, feature maps and filters as pixels on canvases.

import { colour } from './dom.js';

const SIDE = 28;
const MAP_SIZE = 64; // about the height and width of a map on the screen
const LARGEST_ZOOM = 24;
const GAP = 4;

/** Paints an image of 784 bytes, as MNIST's are: light on black. */
export function paintImage(canvas, pixels) {
  canvas.width = SIDE;
  canvas.height = SIDE;
  paint(canvas, (i) => [pixels[i], pixels[i], pixels[i]]);
}

/**
 * Paints maps side by side, each value from one colour (below zero) over the paper's to another (above zero), on the
 * scale of the largest of them all.
 *
 * `maps` is { channels, height, width, values }; as many stand in a row as fit into so many pixels.
 */
export function paintMaps(canvas, maps, room) {
  const { channels, height, width } = maps;
  const zoom = Math.min(LARGEST_ZOOM, Math.max(1, Math.round(MAP_SIZE / Math.max(height, width))));
  const columns = Math.max(1, Math.min(channels, Math.floor((room + GAP) / (zoom * width + GAP))));
  const rows = Math.ceil(channels / columns);
  canvas.width = columns * (zoom * width + GAP) - GAP;
  canvas.height = rows * (zoom * height + GAP) - GAP;
  const strip = coloured(maps);
  const context = canvas.getContext('2d');
  context.imageSmoothingEnabled = false;
  for (let channel = 0; channel < channels; channel++) {
    const x = (channel % columns) * (zoom * width + GAP);
    const y = Math.floor(channel / columns) * (zoom * height + GAP);
    context.drawImage(strip, 0, channel * height, width, height, x, y, zoom * width, zoom * height);
  }
}

/** All maps below each other, a pixel for each value. */
function coloured({ channels, height, width, values }) {
  const strip = document.createElement('canvas');
  strip.width = width;
  strip.height = channels * height;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const [zero, above, below] = ['map-zero', 'map-above', 'map-below'].map((name) => rgb(colour(name)));
  paint(strip, (i) => {
    const share = Math.abs(values[i]) / largest;
    const end = values[i] < 0 ? below : above;
    return zero.map((level, band) => level + share * (end[band] - level));
  });
  return strip;
}

function paint(canvas, colourOf) {
  const context = canvas.getContext('2d');
  const image = context.createImageData(canvas.width, canvas.height);
  for (let i = 0; i < canvas.width * canvas.height; i++) {
    image.data.set([...colourOf(i), 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
}

/** Red, green and blue of a colour written as #rrggbb. */
function rgb(text) {
  return [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
}
