/**
 * Charts of one row of slots (days, hours, weeks), drawn as SVG so that the style sheet colours them
 * and the dark mode needs nothing of its own.
 *
 * A model is { count, series: [{ kind, values }], ticks: [{ at, text }], format, readout, label, end }:
 * series of kind `bars`, `area`, `line` or `steps` with a value or null for each slot, ticks below the
 * slots, `readout(slot)` with lines of text for the slot under the pointer, and a label that says the
 * same in a sentence.
 */

const SVG = 'http://www.w3.org/2000/svg';
const LEFT = 50;
const RIGHT = 6;
const TOP = 8;
const BOTTOM = 20;

export class Chart {
  #container;
  #svg;
  #parts = {};
  #paths = new Map();
  #readout;
  #model = null;
  #slot = null;
  #width = 0;
  #height = 0;

  constructor(container) {
    this.#container = container;
    container.tabIndex = 0;
    this.#svg = element('svg', { role: 'img' });
    for (const name of ['grid', 'series', 'ticks', 'cursor']) {
      this.#parts[name] = this.#svg.appendChild(element('g', { class: name }));
    }
    this.#readout = document.createElement('div');
    this.#readout.className = 'readout';
    this.#readout.hidden = true;
    container.append(this.#svg, this.#readout);
    new ResizeObserver(() => this.#resize()).observe(container);
    container.addEventListener('pointermove', (event) => this.#point(event));
    container.addEventListener('pointerdown', (event) => this.#point(event));
    container.addEventListener('pointerleave', () => this.#leave());
    container.addEventListener('blur', () => this.#leave());
    container.addEventListener('keydown', (event) => this.#step(event));
  }

  update(model) {
    this.#model = model;
    this.#draw();
  }

  #resize() {
    this.#width = this.#container.clientWidth;
    this.#height = this.#container.clientHeight;
    this.#svg.setAttribute('viewBox', `0 0 ${this.#width} ${this.#height}`);
    this.#draw();
  }

  #draw() {
    if (!this.#model || this.#width === 0) return;
    const { count, series, label } = this.#model;
    const scale = scaleOf(series);
    const x = (slot) => LEFT + (slot * (this.#width - LEFT - RIGHT)) / Math.max(count, 1);
    const y = (value) =>
      TOP + ((scale.top - value) * (this.#height - TOP - BOTTOM)) / (scale.top - scale.bottom);
    this.#svg.setAttribute('aria-label', label);
    this.#drawGrid(scale, y);
    this.#drawTicks(x);
    for (const one of series) this.#drawSeries(one, x, y);
    this.#drawCursor(x);
  }

  #drawGrid(scale, y) {
    const { format } = this.#model;
    const lines = [];
    const first = Math.ceil(scale.bottom / scale.step);
    for (let line = first; line * scale.step <= scale.top; line++) {
      const value = line === 0 ? 0 : line * scale.step;
      const at = Math.round(y(value)) + 0.5;
      const kind = Math.abs(value) < scale.step / 2 ? 'zero' : 'grid';
      lines.push(
        element('line', { class: kind, x1: LEFT, x2: this.#width - RIGHT, y1: at, y2: at }),
        text({ class: 'y', x: LEFT - 6, y: at + 3.5 }, format(value)),
      );
    }
    this.#parts.grid.replaceChildren(...lines);
  }

  #drawTicks(x) {
    const room = 44;
    const marks = [];
    let free = LEFT;
    for (const tick of this.#model.ticks) {
      const at = x(tick.at);
      if (at < free || at > this.#width - RIGHT - 30) continue;
      free = at + room;
      const low = this.#height - BOTTOM;
      marks.push(
        element('line', { class: 'tick', x1: at, x2: at, y1: low, y2: low + 4 }),
        text({ class: 'x', x: at, y: this.#height - 5 }, tick.text),
      );
    }
    this.#parts.ticks.replaceChildren(...marks);
  }

  #drawSeries({ kind, name, values }, x, y) {
    if (kind === 'bars') {
      this.#path(`bars ${name}`, bars(values, x, y, (value) => value >= 0));
      this.#path(`bars below ${name}`, bars(values, x, y, (value) => value < 0));
      return;
    }
    this.#path(`line ${name}`, kind === 'steps' ? steps(values, x, y) : line(values, x, y));
    if (kind === 'area') this.#path(`area ${name}`, area(values, x, y));
  }

  #path(className, d) {
    let path = this.#paths.get(className);
    if (!path) {
      path = this.#parts.series.appendChild(element('path', { class: className }));
      this.#paths.set(className, path);
    }
    path.setAttribute('d', d);
  }

  #drawCursor(x) {
    const { count, readout } = this.#model;
    const lines = this.#slot !== null && this.#slot < count ? readout(this.#slot) : [];
    this.#readout.hidden = lines.length === 0;
    if (lines.length === 0) {
      this.#parts.cursor.replaceChildren();
      return;
    }
    const at = (x(this.#slot) + x(this.#slot + 1)) / 2;
    this.#parts.cursor.replaceChildren(
      element('line', { x1: at, x2: at, y1: TOP, y2: this.#height - BOTTOM }),
    );
    this.#readout.replaceChildren(...lines.map((each) => {
      const p = document.createElement('p');
      p.textContent = each;
      return p;
    }));
    const right = at > this.#width / 2;
    this.#readout.style.left = right ? '' : `${at + 10}px`;
    this.#readout.style.right = right ? `${this.#width - at + 10}px` : '';
  }

  #point(event) {
    if (!this.#model) return;
    const inside = event.clientX - this.#container.getBoundingClientRect().left - LEFT;
    const slot = Math.floor((inside * this.#model.count) / (this.#width - LEFT - RIGHT));
    this.#slot = Math.max(0, Math.min(this.#model.count - 1, slot));
    this.#draw();
  }

  #step(event) {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!move || !this.#model) return;
    event.preventDefault();
    const last = this.#model.count - 1;
    this.#slot = Math.max(0, Math.min(last, (this.#slot ?? last) + move));
    this.#draw();
  }

  #leave() {
    this.#slot = null;
    if (this.#model) this.#draw();
  }
}

/** A scale that holds all values and 0 with a little room, and round steps for its lines. */
export function scaleOf(series) {
  let low = 0;
  let high = 0;
  for (const { values } of series) {
    for (const value of values) {
      if (value === null) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  const range = Math.max(high - low, 1);
  const room = range * 0.06;
  return {
    step: roundStep(range / 3.5),
    bottom: low < 0 ? low - room : 0,
    top: Math.max(high + room, 1),
  };
}

function roundStep(raw) {
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) * power;
}

function bars(values, x, y, wanted) {
  let d = '';
  const zero = y(0).toFixed(1);
  values.forEach((value, slot) => {
    if (value === null || !wanted(value)) return;
    const left = x(slot);
    const width = x(slot + 1) - left;
    const gap = width > 3 ? 1 : width * 0.15;
    d += `M${left.toFixed(1)} ${zero}V${y(value).toFixed(1)}h${(width - gap).toFixed(2)}V${zero}Z`;
  });
  return d;
}

function line(values, x, y) {
  let d = '';
  let drawing = false;
  values.forEach((value, slot) => {
    if (value !== null) {
      const at = (x(slot) + x(slot + 1)) / 2;
      d += `${drawing ? 'L' : 'M'}${at.toFixed(1)} ${y(value).toFixed(1)}`;
    }
    drawing = value !== null;
  });
  return d;
}

function steps(values, x, y) {
  let d = '';
  let last = null;
  values.forEach((value, slot) => {
    if (value !== null && value !== last) {
      d += `${last === null ? `M${x(slot).toFixed(1)} ` : 'V'}${y(value).toFixed(1)}`;
    }
    if (value !== null) d += `H${x(slot + 1).toFixed(1)}`;
    last = value;
  });
  return d;
}

/** Closes the line down to zero; the values are there up to some slot, and null after it. */
function area(values, x, y) {
  const count = values.findIndex((value) => value === null);
  const end = count < 0 ? values.length : count;
  if (end === 0) return '';
  const first = (x(0) + x(1)) / 2;
  const last = (x(end - 1) + x(end)) / 2;
  const zero = y(0).toFixed(1);
  return `${line(values, x, y)}L${last.toFixed(1)} ${zero}L${first.toFixed(1)} ${zero}Z`;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function text(attributes, content) {
  const made = element('text', attributes);
  made.textContent = content;
  return made;
}
