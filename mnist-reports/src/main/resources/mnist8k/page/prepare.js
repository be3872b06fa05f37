// Prepares a drawing as MNIST's digits were, step by step as the program's class DigitPicture does. What only
// photographs need, evening out the light, is left out: this paper is white.

const SIDE = 28;
const BOX = 20; // height and width of the box that the ink is scaled into
const LEAST_CONTRAST = 32; // ink that differs from its ground by less cannot be told from noise
const BORDER_SHARE = 20; // the ground is looked at in a border of this share of the picture's size
const NOISE_SHARE = 0.95; // so much of the border's noise is below what is subtracted
const LEAST_SHARE = 0.01; // a stroke has at least this share of the weight of the heaviest one
const LEAST_STRENGTH = 0.5; // and is at least so strong, compared to it
const FAINTEST = 0.1; // less than this share of the typical ink does not widen the digit

/**
 * The digit in a picture, an opaque ImageData of any size.
 *
 * Gives 784 bytes, row by row, 0 for ground and 255 for full ink; null if the picture is blank.
 */
export function prepared(image) {
  const ink = inkOf(greyOf(image));
  if (highest(ink.levels) < LEAST_CONTRAST) {
    return null;
  }
  return placed(cutToInk(evened(withoutSpecks(ink))));
}

/** Pictures here are { width, height, levels }, a level for each pixel, row by row. */
function greyOf({ width, height, data }) {
  const levels = new Int32Array(width * height);
  for (let i = 0; i < levels.length; i++) {
    levels[i] = Math.floor((data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 3);
  }
  return { width, height, levels };
}

/**
 * How far each pixel lies from the ground's level, on the ink's side and beyond the ground's noise. The median of the
 * border is the ground; the ink is on that side of it which the levels reach out farther to.
 */
function inkOf({ width, height, levels }) {
  const border = borderOf({ width, height, levels }).sort();
  const ground = middleOf(border);
  const side = ground - lowest(levels) >= highest(levels) - ground ? -1 : 1;
  const scatter = border.map((level) => side * (ground - level)).filter((distance) => distance >= 0).sort();
  const noise = scatter[Math.floor(NOISE_SHARE * (scatter.length - 1))];
  return { width, height, levels: levels.map((level) => Math.max(0, side * (level - ground) - noise)) };
}

function borderOf({ width, height, levels }) {
  const depth = Math.max(1, Math.floor(Math.min(width, height) / BORDER_SHARE));
  return levels.filter((level, i) => {
    const x = i % width;
    const y = Math.floor(i / width);
    return Math.min(x, width - 1 - x, y, height - 1 - y) < depth;
  });
}

/** Drops parts of the ink that belong to no digit, such as a dot. */
function withoutSpecks({ width, height, levels }) {
  const parts = partsOf({ width, height, levels });
  const heaviest = parts.reduce((a, b) => (b.weight > a.weight ? b : a));
  const kept = new Int32Array(levels.length);
  for (const part of parts) {
    if (
      part.weight >= LEAST_SHARE * heaviest.weight &&
      part.strongest >= LEAST_STRENGTH * heaviest.strongest &&
      (heaviest.atEdge || !part.atEdge)
    ) {
      part.pixels.forEach((pixel) => (kept[pixel] = levels[pixel]));
    }
  }
  return { width, height, levels: kept };
}

/** Ink pixels that touch each other, also by their corners. */
function partsOf(ink) {
  const seen = new Uint8Array(ink.levels.length);
  const parts = [];
  for (let pixel = 0; pixel < seen.length; pixel++) {
    if (!seen[pixel] && ink.levels[pixel] > 0) {
      parts.push(partFrom(pixel, ink, seen));
    }
  }
  return parts;
}

/** Everything that can be reached from a pixel; what is found is also the queue. */
function partFrom(start, { width, height, levels }, seen) {
  const part = { pixels: [start], weight: 0, strongest: 0, atEdge: false };
  seen[start] = 1;
  for (const pixel of part.pixels) {
    const level = levels[pixel];
    const x = pixel % width;
    const y = Math.floor(pixel / width);
    part.weight += level * level;
    part.strongest = Math.max(part.strongest, level);
    part.atEdge ||= Math.min(x, width - 1 - x, y, height - 1 - y) === 0;
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const neighbour = row * width + column;
        if (!seen[neighbour] && levels[neighbour] > 0) {
          seen[neighbour] = 1;
          part.pixels.push(neighbour);
        }
      }
    }
  }
  return part;
}

/** Ink above the typical level counts as typical: strokes are even, as NIST's black and white ones are. */
function evened({ width, height, levels }) {
  const strongest = highest(levels);
  const typical = middleOf(levels.filter((level) => 2 * level >= strongest).sort());
  return { width, height, levels: levels.map((level) => Math.min(level, typical)) };
}

/** The smallest part that holds all but the faintest ink. */
function cutToInk({ width, height, levels }) {
  const least = FAINTEST * highest(levels);
  let [left, right, top, bottom] = [width, 0, height, 0];
  levels.forEach((level, i) => {
    if (level >= least) {
      const x = i % width;
      const y = Math.floor(i / width);
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  });
  const part = new Int32Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++) {
    part.set(levels.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { width: right - left, height: bottom - top, levels: part };
}

/** Scales ink into the box, proportions kept, and places it by its centre of mass in 28x28. */
function placed(ink) {
  const longer = Math.max(ink.width, ink.height);
  const width = Math.max(1, Math.round((BOX * ink.width) / longer));
  const height = Math.max(1, Math.round((BOX * ink.height) / longer));
  const means = scaled(ink, width, height);
  const strongest = highest(means);
  const levels = means.map((level) => Math.round((255 * level) / strongest));
  const left = startOf(weightedMean(levels, (i) => i % width), width);
  const top = startOf(weightedMean(levels, (i) => Math.floor(i / width)), height);
  const frame = new Uint8Array(SIDE * SIDE);
  for (let y = 0; y < height; y++) {
    frame.set(levels.subarray(y * width, (y + 1) * width), (top + y) * SIDE + left);
  }
  return frame;
}

/** Each pixel becomes the mean of the area of the picture that it covers. */
function scaled(ink, width, height) {
  const means = new Float64Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      means[y * width + x] = meanOf(
        ink,
        (x * ink.width) / width,
        ((x + 1) * ink.width) / width,
        (y * ink.height) / height,
        ((y + 1) * ink.height) / height,
      );
    }
  }
  return means;
}

function meanOf(ink, left, right, top, bottom) {
  let sum = 0;
  for (let y = Math.floor(top); y < bottom; y++) {
    const rows = Math.min(y + 1, bottom) - Math.max(y, top);
    for (let x = Math.floor(left); x < right; x++) {
      const columns = Math.min(x + 1, right) - Math.max(x, left);
      sum += rows * columns * ink.levels[y * ink.width + x];
    }
  }
  return sum / ((right - left) * (bottom - top));
}

function weightedMean(levels, coordinate) {
  let mass = 0;
  let sum = 0;
  levels.forEach((level, i) => {
    mass += level;
    sum += level * coordinate(i);
  });
  return sum / mass;
}

/** Where the box begins, so that its centre of mass is in the middle and it does not stick out. */
function startOf(centre, size) {
  return Math.max(0, Math.min(SIDE - size, Math.ceil(SIDE / 2 - 0.5 - centre)));
}

function middleOf(sorted) {
  return sorted[Math.floor(sorted.length / 2)];
}

function highest(levels) {
  return levels.reduce((a, b) => Math.max(a, b));
}

function lowest(levels) {
  return levels.reduce((a, b) => Math.min(a, b));
}
