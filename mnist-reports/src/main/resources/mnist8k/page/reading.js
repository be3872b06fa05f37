// What a net makes of the drawing: what it sees, its answer, the features of one of its layers.

import { byId, bytesOf, count, element, onThemeChange } from './dom.js';
import { readDigits } from './digits.js';
import { featuresOf, logitsOf, probabilitiesOf } from './net.js';
import { paintImage, paintMaps } from './pictures.js';
import { prepared } from './prepare.js';
import { Paper } from './drawing.js';
import { knowledgeOf } from './trained.js';

const FIRST_CHOICE = 'era2-s7/step5';
const BLANK = new Uint8Array(784);

/** The part of the page that reads drawn digits. */
export class Reading {
  /** Sets the part up for the experiments that have a net, of which there must be one. */
  constructor(experiments) {
    this.choices = experiments.filter((experiment) => experiment.net !== null);
    this.nets = new Map();
    this.waiting = false;
    const say = (sentence) => (byId('pen-place').textContent = sentence);
    this.paper = new Paper(byId('paper'), byId('pen'), () => this.later(), say);
    this.bars = [...Array(10).keys()].map((digit) => bar(digit));
    byId('probabilities').append(...this.bars.map(({ row }) => row));
    this.offerNets();
    byId('undo').addEventListener('click', () => this.paper.undo());
    byId('clear').addEventListener('click', () => this.paper.clear());
    byId('layer').addEventListener('change', () => this.later());
    onThemeChange(() => this.later());
    addEventListener('resize', () => this.later());
  }

  offerNets() {
    const select = byId('net');
    select.append(...this.choices.map(({ id, parameters }) => element('option', { value: id }, `${id}, ${count(parameters)} parameters`)));
    if (this.choices.some(({ id }) => id === FIRST_CHOICE)) {
      select.value = FIRST_CHOICE;
    }
    select.addEventListener('change', () => this.choose(select.value));
    this.choose(select.value);
  }

  /** Takes another net. */
  choose(id) {
    this.net = this.netOf(id);
    byId('net').value = id;
    byId('net-description').textContent = knowledgeOf(this.choices.find((experiment) => experiment.id === id));
    const layer = byId('layer');
    const before = layer.selectedIndex;
    layer.replaceChildren(
      ...this.net.layers.map((each, i) => element('option', { value: i + 1 }, `${i + 1}. ${nameOf(each)}`)),
    );
    layer.selectedIndex = Math.min(Math.max(before, 1), this.net.layers.length - 1);
    this.later();
  }

  /** The net of an experiment, read from its file when it is first asked for. */
  netOf(id) {
    if (!this.nets.has(id)) {
      const { net } = this.choices.find((experiment) => experiment.id === id);
      this.nets.set(id, readDigits(bytesOf(net.file)));
    }
    return this.nets.get(id);
  }

  /** The logits that the chosen net gives for an image of 784 bytes. */
  logits(pixels) {
    return logitsOf(this.net, pixels);
  }

  /** The drawing as the net gets it: 784 bytes; null if nothing is drawn. */
  get pixels() {
    return this.paper.blank ? null : prepared(this.paper.image);
  }

  /** Reads the drawing before the next frame, once, however many points have come until then. */
  later() {
    if (!this.waiting) {
      this.waiting = true;
      requestAnimationFrame(() => {
        this.waiting = false;
        this.read();
      });
    }
  }

  read() {
    const { pixels } = this;
    paintImage(byId('seen'), pixels ?? BLANK);
    byId('hint').hidden = pixels !== null;
    byId('undo').disabled = this.paper.blank;
    byId('clear').disabled = this.paper.blank;
    const features = featuresOf(this.net, pixels ?? BLANK);
    this.showAnswer(pixels === null ? null : probabilitiesOf(features.at(-1).values));
    this.showLayer(features, pixels === null);
  }

  showAnswer(probabilities) {
    const best = probabilities === null ? null : probabilities.indexOf(Math.max(...probabilities));
    byId('digit').textContent = best ?? '–';
    byId('digit').classList.toggle('none', best === null);
    this.bars.forEach(({ row, fill, text }, digit) => {
      const share = probabilities === null ? 0 : probabilities[digit];
      fill.style.width = `${100 * share}%`;
      text.textContent = probabilities === null ? '–' : `${(100 * share).toFixed(1)} %`;
      row.classList.toggle('best', digit === best);
    });
    announce(best === null ? 'Nothing is drawn yet.' : `A ${best}, with ${(100 * probabilities[best]).toFixed(0)} %.`);
  }

  /** What a net makes of a blank sheet is of no interest: then its maps are empty. */
  showLayer(features, blank) {
    const maps = features[byId('layer').selectedIndex + 1];
    const canvas = byId('maps');
    const shown = blank ? { ...maps, values: new Float32Array(maps.values.length) } : maps;
    paintMaps(canvas, shown, canvas.parentElement.clientWidth);
    const size = maps.height * maps.width === 1 ? 'a value each' : `${maps.height}×${maps.width} values each`;
    const text = `${maps.channels} ${maps.channels === 1 ? 'channel' : 'channels'}, ${size}`;
    canvas.setAttribute('aria-label', `Features of the chosen layer: ${text}`);
    byId('maps-size').textContent = text;
  }
}

/** A sentence for those who hear the page; said again only when it changes. */
function announce(sentence) {
  const answer = byId('answer');
  if (answer.textContent !== sentence) {
    answer.textContent = sentence;
  }
}

function bar(digit) {
  const fill = element('span', { class: 'fill' });
  const text = element('td', { class: 'number' }, '–');
  const row = element(
    'tr',
    {},
    element('th', { scope: 'row' }, `${digit}`),
    element('td', { class: 'bar', 'aria-hidden': 'true' }, fill),
    text,
  );
  return { row, fill, text };
}

function nameOf(layer) {
  switch (layer.kind) {
    case 'convolution':
      return `convolution ${layer.kernel}×${layer.kernel}, ${layer.inChannels} to ${layer.outChannels}`;
    case 'max pool':
    case 'average pool':
      return `${layer.kind} ${layer.kernel}×${layer.kernel}`;
    case 'linear':
      return `linear, ${layer.inFeatures} to ${layer.outFeatures}`;
    default:
      return layer.kind;
  }
}
