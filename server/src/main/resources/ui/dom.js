/** Changes to the page that touch only what differs: no flicker, and selections stay. */

export const byId = (id) => document.getElementById(id);

/** A new element: `make('td.number')`. */
export function make(kind, text) {
  const [tag, ...classes] = kind.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Puts text into an element if it differs. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Shows a value of a view: the text for people, and beside it where it comes from and what it is
 * exactly, for tests and for whoever looks.
 */
export function show(element, { view, key = '', column, value }, text) {
  write(element, text);
  set(element, 'view', view);
  set(element, 'key', String(key));
  set(element, 'column', column);
  set(element, 'value', value === null || value === undefined ? '' : String(value));
}

function set(element, name, value) {
  if (element.dataset[name] !== value) element.dataset[name] = value;
}

/**
 * Makes the children of a list those of its items, in their order: children are found again by key,
 * made where they are new, and removed where their item is gone.
 */
export function reconcile(list, items, keyOf, create, update) {
  const present = new Map([...list.children].map((child) => [child.dataset.item, child]));
  let next = list.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let child = present.get(key);
    if (child) {
      present.delete(key);
    } else {
      child = create(item);
      child.dataset.item = key;
    }
    update(child, item);
    if (child === next) next = next.nextElementSibling;
    else list.insertBefore(child, next);
  }
  for (const child of present.values()) child.remove();
}

/** Marks a card as empty or filled; its text for the empty state shows or goes. */
export function filled(cardId, isFilled) {
  const card = byId(cardId);
  const state = isFilled ? 'filled' : 'empty';
  if (card.dataset.state !== state) card.dataset.state = state;
}
