// What is known of an experiment's trained net: its confusion matrix, its worst errors, its first filters.

import { byId, bytesOf, count, element, onThemeChange } from './dom.js';
import { readDigits } from './digits.js';
import { paintImage, paintMaps } from './pictures.js';

/** The parts on the trained net. */
export class Trained {
  constructor() {
    onThemeChange(() => this.net && this.showFilters());
  }

  /** Shows an experiment's, or that there is none. */
  show({ id, net }) {
    byId('trained').hidden = net === null;
    byId('untrained').hidden = net !== null;
    this.net = null;
    if (net === null) {
      byId('untrained').textContent = `The trained net of ${id} is not in this page: there is nothing to show of it.`;
      return;
    }
    this.net = readDigits(bytesOf(net.file));
    byId('trained-description').textContent = knowledgeOf({ id, net });
    byId('confusion').replaceChildren(matrix(net.answers.confusion));
    const { wrong } = net.answers;
    byId('wrong-note').textContent =
      `Of ${net.errors} images that it reads wrongly, these ${wrong.length} are the ones that it is most sure of: ` +
      'the label, the answer, its probability.';
    byId('wrong').replaceChildren(...wrong.map(wrongDigit));
    this.showFilters();
  }

  showFilters() {
    const first = this.net.layers.find(({ kind }) => kind === 'convolution');
    const { outChannels, inChannels, kernel, weights } = first;
    const canvas = byId('filters');
    const maps = { channels: outChannels * inChannels, height: kernel, width: kernel, values: weights };
    paintMaps(canvas, maps, canvas.parentElement.clientWidth);
    canvas.setAttribute('aria-label', `The ${outChannels} filters of the first convolution, ${kernel}×${kernel} each`);
  }
}

/** How good an experiment's trained net is. */
export function knowledgeOf({ id, net }) {
  const right = net.images - net.errors;
  return `${id} of seed 0 reads ${count(right)} of ${count(net.images)} test images rightly.`;
}

function matrix(confusion) {
  const most = Math.max(...confusion.flatMap((row, label) => row.filter((number, answer) => answer !== label)));
  const digits = [...Array(10).keys()];
  const head = digits.map((digit) => element('th', { scope: 'col' }, `${digit}`));
  const rows = confusion.map((row, label) => {
    const cells = row.map((number, answer) => cell(number, answer === label, most));
    return element('tr', {}, element('th', { scope: 'row' }, `${label}`), ...cells);
  });
  return element(
    'table',
    { class: 'matrix' },
    element('caption', {}, 'Rows: the label. Columns: the answer.'),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'label'), ...head)),
    element('tbody', {}, ...rows),
  );
}

/** A cell: the right answers are marked, and of the wrong ones the more the darker. */
function cell(number, right, most) {
  const shade = right ? 'right' : `wrong-${number === 0 ? 0 : Math.ceil((3 * number) / most)}`;
  return element('td', { class: shade }, number === 0 ? '' : `${number}`);
}

function wrongDigit({ pixels, label, answer, probability }) {
  const canvas = element('canvas', { role: 'img', 'aria-label': `A test image with the label ${label}` });
  paintImage(canvas, bytesOf(pixels));
  const words = element(
    'p',
    {},
    element('span', { class: 'visually-hidden' }, `Label ${label}, read as ${answer}, `),
    element('b', { 'aria-hidden': 'true' }, `${label} → ${answer}`),
    element('span', { class: 'sure' }, `${(100 * probability).toFixed(0)} %`),
  );
  return element('li', {}, canvas, words);
}
