import { make, reconcile, show } from './dom.js';

/**
 * A table behind a summary, with what a chart draws. It is filled only while it is open.
 *
 * Columns are { title, view, column, format }; the first one is the key.
 */
export class ChartTable {
  #details;
  #columns;
  #rows = [];
  #body;

  constructor(details, columns) {
    this.#details = details;
    this.#columns = columns;
    const table = make('table');
    const head = table.createTHead().insertRow();
    columns.forEach(({ title }, at) => {
      const cell = make(at === 0 ? 'th' : 'th.number', title);
      cell.scope = 'col';
      head.append(cell);
    });
    this.#body = table.createTBody();
    const frame = make('div.frame');
    frame.tabIndex = 0;
    frame.append(table);
    details.append(frame);
    details.addEventListener('toggle', () => this.#fill());
  }

  update(rows) {
    this.#rows = rows;
    this.#fill();
  }

  #fill() {
    if (!this.#details.open) return;
    const key = this.#columns[0].column;
    reconcile(this.#body, this.#rows, (row) => row[key], () => this.#line(), (line, row) => {
      this.#columns.forEach(({ view, column, format }, at) => {
        const value = row[column];
        show(line.children[at], { view, key: row[key], column, value }, format(value));
      });
    });
  }

  #line() {
    const line = make('tr');
    this.#columns.forEach((_, at) => line.append(make(at === 0 ? 'th' : 'td.number')));
    line.firstElementChild.scope = 'row';
    return line;
  }
}
