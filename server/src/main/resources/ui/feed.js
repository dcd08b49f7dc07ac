/**
 * The present rows of views, kept up to date by server-sent events (docs/http.md).
 *
 * A lost connection is opened again, and the server then sends all rows anew; so rows are never
 * thrown away before their successors are there, and the page doesn't flicker.
 */

const SILENCE_MILLIS = 5000;
const RETRY_MILLIS = [500, 1000, 2000, 5000];

export class Feed {
  #names;
  #tables = new Map();
  #events = null;
  #tries = 0;
  #heard = 0;
  #onChange;
  #onProgress;
  #onConnection;

  constructor(names, { onChange, onProgress, onConnection }) {
    this.#names = names;
    this.#onChange = onChange;
    this.#onProgress = onProgress;
    this.#onConnection = onConnection;
  }

  /** Rows as objects by column name, in no particular order. */
  rows(name) {
    return [...(this.#tables.get(name)?.rows.values() ?? [])];
  }

  /** The only row of a view, or null. */
  row(name) {
    return this.rows(name)[0] ?? null;
  }

  start() {
    this.#open();
    setInterval(() => this.#watch(), 1000);
  }

  #open() {
    this.#heard = Date.now();
    const events = new EventSource(`/api/events?views=${this.#names.join(',')}`);
    this.#events = events;
    events.addEventListener('open', () => {
      this.#tries = 0;
      this.#onConnection(true);
    });
    events.addEventListener('error', () => {
      this.#onConnection(false);
      if (events.readyState === EventSource.CLOSED) this.#retry();
    });
    this.#listen(events, 'snapshot', (data) => this.#snapshot(data));
    this.#listen(events, 'change', (data) => this.#change(data));
    this.#listen(events, 'progress', (data) => this.#onProgress(data));
  }

  #listen(events, kind, take) {
    events.addEventListener(kind, (event) => {
      this.#heard = Date.now();
      take(JSON.parse(event.data));
    });
  }

  #retry() {
    const wait = RETRY_MILLIS[Math.min(this.#tries++, RETRY_MILLIS.length - 1)];
    const closed = this.#events;
    setTimeout(() => {
      if (this.#events === closed) this.#open();
    }, wait);
  }

  /** Progress comes twice a second: long silence means a connection that is dead without saying so. */
  #watch() {
    if (this.#events?.readyState === EventSource.OPEN && Date.now() - this.#heard > SILENCE_MILLIS) {
      this.#events.close();
      this.#onConnection(false);
      this.#retry();
    }
  }

  #snapshot({ view, columns, key, rows }) {
    const table = new Table(columns.map((column) => column.name), key ?? []);
    for (const row of rows) table.add(row);
    this.#tables.set(view, table);
    this.#onChange(view);
  }

  #change({ view, rows }) {
    const table = this.#tables.get(view);
    if (!table) return;
    for (const [kind, ...row] of rows) {
      if (kind === '-D' || kind === '-U') table.remove(row);
      else table.add(row);
    }
    this.#onChange(view);
  }
}

/** Rows by their key; without a key by all their values, each with the times it is there. */
class Table {
  #columns;
  #key;
  #copies = new Map();
  rows = new Map();

  constructor(columns, key) {
    this.#columns = columns;
    this.#key = key;
  }

  add(row) {
    let key = this.#keyOf(row);
    if (this.#key.length === 0) {
      const copies = (this.#copies.get(key) ?? 0) + 1;
      this.#copies.set(key, copies);
      key += `#${copies}`;
    }
    this.rows.set(key, Object.fromEntries(this.#columns.map((name, at) => [name, row[at]])));
  }

  remove(row) {
    let key = this.#keyOf(row);
    if (this.#key.length === 0) {
      const copies = this.#copies.get(key) ?? 0;
      if (copies > 1) this.#copies.set(key, copies - 1);
      else this.#copies.delete(key);
      key += `#${copies}`;
    }
    this.rows.delete(key);
  }

  #keyOf(row) {
    const parts = this.#key.length === 0 ? row : this.#key.map((at) => row[at]);
    return JSON.stringify(parts);
  }
}
