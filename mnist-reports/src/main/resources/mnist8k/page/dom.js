// Small helpers for the document.

/** Makes an element with attributes and children, which are nodes or texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children.map(unbroken));
  return made;
}

/** Keeps a number and its percent sign in one line. */
function unbroken(child) {
  return typeof child === 'string' ? child.replaceAll(' %', '\u00a0%') : child;
}

/** The element of an id, which must be there. */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * A table: a caption, the header's texts, and rows whose first cell names the row.
 *
 * With the class "cards" a narrow screen shows each row as a card; the roles keep it a table then.
 */
export function table(caption, header, rows) {
  const head = header.map((text) => element('th', { scope: 'col', role: 'columnheader' }, text));
  return element(
    'table',
    { role: 'table' },
    element('caption', {}, caption),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
    element('tbody', { role: 'rowgroup' }, ...rows.map((cells) => tableRow(header, cells))),
  );
}

/** A row of such a table: a cell below each title of the header. */
export function tableRow(header, [first, ...others]) {
  return element(
    'tr',
    { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader', 'data-title': header[0] }, first),
    ...others.map((cell, i) => element('td', { role: 'cell', 'data-title': header[i + 1] }, cell)),
  );
}

/** A part that may be wider than the screen and then scrolls, by keyboard too. */
export function scrolling(label, content) {
  return element('div', { class: 'scrolling', role: 'region', 'aria-label': label, tabindex: '0' }, content);
}

/** The bytes of a Base64 text. */
export function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** A whole number with commas: 8,172. */
export function count(number) {
  return number.toLocaleString('en');
}

/** A number with two decimals; a dash for none. */
export function percent(number) {
  return number === null ? '–' : number.toFixed(2);
}

/** Calls back whenever the reader's system turns from light to dark or back. */
export function onThemeChange(callback) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', callback);
}

/** The value of one of the style sheet's colours in the present theme. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
