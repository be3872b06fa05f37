// Small helpers for the document.

/** Makes an element with attributes and children, which are nodes or texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** The element of an id, which must be there. */
export function byId(id) {
  return document.getElementById(id);
}

/** A table: a caption, the header's texts, and rows whose first cell names the row. */
export function table(caption, header, rows) {
  const head = header.map((text) => element('th', { scope: 'col' }, text));
  const body = rows.map(([first, ...others]) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, first),
      ...others.map((cell) => element('td', {}, cell)),
    ),
  );
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
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
