// Computes a net of a digits file, layer by layer, in float32. Features lie as [channel][row][column].

const SIDE = 28;
const DIGITS = 10;

/** What each kind of layer makes of { channels, height, width, values }. */
const COMPUTE = {
  convolution,
  relu: (layer, input) => eachValue(input, (value) => Math.max(value, 0)),
  'scale and shift': (layer, input) =>
    eachValue(input, (value, channel) => layer.scale[channel] * value + layer.shift[channel]),
  'max pool': ({ kernel, stride }, input) => pooled(input, kernel, kernel, stride, stride, largest),
  'average pool': ({ kernel }, input) => pooled(input, kernel, kernel, kernel, kernel, mean),
  'global average pool': (layer, input) =>
    pooled(input, input.height, input.width, input.height, input.width, mean),
  flatten: (layer, input) => ({ channels: input.values.length, height: 1, width: 1, values: input.values }),
  linear,
};

/**
 * All features of an image: element 0 is the normalised image, element i + 1 what layer i gives, the last the logits.
 *
 * The image is 784 bytes, row by row, white digit on black ground.
 */
export function featuresOf(net, pixels) {
  const values = Float32Array.from(pixels, (pixel) => {
    // Rounded to float32 after each step, as in training.
    return Math.fround(Math.fround(Math.fround(pixel / 255) - net.mean) / net.std);
  });
  const features = [{ channels: 1, height: SIDE, width: SIDE, values }];
  for (const layer of net.layers) {
    features.push(COMPUTE[layer.kind](layer, features.at(-1)));
  }
  return features;
}

/** The logits of an image; those of the ten digits come first. */
export function logitsOf(net, pixels) {
  return featuresOf(net, pixels).at(-1).values;
}

/** The probabilities of the ten digits: the softmax of their logits. */
export function probabilitiesOf(logits) {
  const ten = Array.from(logits.subarray(0, DIGITS));
  const largest = Math.max(...ten);
  const powers = ten.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

function convolution(layer, input) {
  const { outChannels, inChannels, kernel, padding, weights, bias } = layer;
  const { height, width, values } = input;
  const outHeight = height + 2 * padding - kernel + 1;
  const outWidth = width + 2 * padding - kernel + 1;
  const output = new Float32Array(outChannels * outHeight * outWidth);
  let weight = 0;
  for (let out = 0; out < outChannels; out++) {
    const plane = out * outHeight * outWidth;
    output.fill(bias[out], plane, plane + outHeight * outWidth);
    for (let channel = 0; channel < inChannels; channel++) {
      for (let row = -padding; row < kernel - padding; row++) {
        for (let column = -padding; column < kernel - padding; column++) {
          // Each weight passes once over the part of the image that it meets: zeros around it add nothing.
          const factor = weights[weight++];
          const left = Math.max(0, -column);
          const right = Math.min(outWidth, width - column);
          const bottom = Math.min(outHeight, height - row);
          for (let y = Math.max(0, -row); y < bottom; y++) {
            let from = (channel * height + y + row) * width + left + column;
            let to = plane + y * outWidth + left;
            for (const end = to + right - left; to < end; to++, from++) {
              output[to] += factor * values[from];
            }
          }
        }
      }
    }
  }
  return { channels: outChannels, height: outHeight, width: outWidth, values: output };
}

function eachValue(input, what) {
  const size = input.height * input.width;
  return { ...input, values: input.values.map((value, i) => what(value, Math.floor(i / size))) };
}

/**
 * One value for each window of a channel; a rest at the border is dropped.
 *
 * `combine` makes it of the window's values.
 */
function pooled(input, rows, columns, strideDown, strideRight, combine) {
  const height = Math.floor((input.height - rows) / strideDown) + 1;
  const width = Math.floor((input.width - columns) / strideRight) + 1;
  const output = new Float32Array(input.channels * height * width);
  const window = new Float32Array(rows * columns);
  let next = 0;
  for (let channel = 0; channel < input.channels; channel++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const corner = (channel * input.height + y * strideDown) * input.width + x * strideRight;
        for (let row = 0; row < rows; row++) {
          const from = corner + row * input.width;
          window.set(input.values.subarray(from, from + columns), row * columns);
        }
        output[next++] = combine(window);
      }
    }
  }
  return { channels: input.channels, height, width, values: output };
}

function largest(window) {
  return window.reduce((a, b) => Math.max(a, b));
}

function mean(window) {
  return window.reduce((a, b) => a + b) / window.length;
}

function linear({ inFeatures, outFeatures, weights, bias }, input) {
  const output = new Float32Array(outFeatures);
  for (let out = 0; out < outFeatures; out++) {
    let sum = bias[out];
    for (let i = 0; i < inFeatures; i++) {
      sum += weights[out * inFeatures + i] * input.values[i];
    }
    output[out] = sum;
  }
  return { channels: outFeatures, height: 1, width: 1, values: output };
}
