// Reads a .digits file, version 1: a trained net for inference. Its form stands in docs/digits-format.md.

const MAGIC = [0x89, 0x44, 0x49, 0x47, 0x49, 0x54, 0x53, 0x0a];
const VERSION = 1;
const HEADER = 16; // magic, version, length
const CHECKSUM = 4;

/** The readers of the layers by the byte that names their kind. */
const LAYERS = {
  1: (input) => {
    const [inChannels, outChannels, kernel, padding] = input.sizes(4);
    const weights = input.floats(outChannels * inChannels * kernel * kernel);
    return { kind: 'convolution', inChannels, outChannels, kernel, padding, weights, bias: input.floats(outChannels) };
  },
  2: () => ({ kind: 'relu' }),
  3: (input) => {
    const [channels] = input.sizes(1);
    return { kind: 'scale and shift', scale: input.floats(channels), shift: input.floats(channels) };
  },
  4: (input) => {
    const [kernel, stride] = input.sizes(2);
    return { kind: 'max pool', kernel, stride };
  },
  5: (input) => {
    const [kernel] = input.sizes(1);
    return { kind: 'average pool', kernel };
  },
  6: () => ({ kind: 'global average pool' }),
  7: () => ({ kind: 'flatten' }),
  8: (input) => {
    const [inFeatures, outFeatures] = input.sizes(2);
    const weights = input.floats(outFeatures * inFeatures);
    return { kind: 'linear', inFeatures, outFeatures, weights, bias: input.floats(outFeatures) };
  },
};

/**
 * Reads the bytes of a file.
 *
 * Gives { experiment, description, mean, std, layers }; throws an error with one line if the file is cut, altered or
 * of another version.
 */
export function readDigits(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkFrame(bytes, view);
  const input = new Input(bytes, view);
  const [mean, std] = input.floats(2);
  const experiment = input.text();
  input.text(); // the fingerprint of the net, which the page has no use for
  const description = input.text();
  const layers = [];
  for (let left = input.short(); left > 0; left--) {
    const kind = input.byte();
    if (!(kind in LAYERS)) {
      throw new Error(`layer ${layers.length}: unknown kind ${kind}`);
    }
    layers.push(LAYERS[kind](input));
  }
  if (input.at !== bytes.length - CHECKSUM) {
    throw new Error('expected the end after the last layer, found more');
  }
  return { experiment, description, mean, std, layers };
}

function checkFrame(bytes, view) {
  if (bytes.length < HEADER + CHECKSUM || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw new Error('is not a digits file, or only the beginning of one');
  }
  const version = view.getUint32(8, true);
  if (version !== VERSION) {
    throw new Error(`expected version ${VERSION} of the format, found ${version}`);
  }
  const length = view.getUint32(12, true);
  if (length !== bytes.length) {
    throw new Error(`expected ${length} bytes, found ${bytes.length}`);
  }
  const body = bytes.subarray(0, bytes.length - CHECKSUM);
  if (view.getUint32(body.length, true) !== crc32(body)) {
    throw new Error('was altered: its checksum is another');
  }
}

/** Reads one thing after the other; all are little-endian. */
class Input {
  constructor(bytes, view) {
    this.bytes = bytes;
    this.view = view;
    this.at = HEADER;
  }

  byte() {
    return this.bytes[this.at++];
  }

  short() {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }

  sizes(count) {
    return Array.from({ length: count }, () => {
      this.at += 4;
      return this.view.getUint32(this.at - 4, true);
    });
  }

  floats(count) {
    const end = this.at + 4 * count;
    if (end > this.bytes.length - CHECKSUM) {
      throw new Error(`expected ${count} more numbers at offset ${this.at}`);
    }
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      values[i] = this.view.getFloat32(this.at + 4 * i, true);
    }
    this.at = end;
    return values;
  }

  text() {
    const length = this.short();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }
}

/** CRC-32 as in zip files, bit by bit: it is computed once for each file. */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}
