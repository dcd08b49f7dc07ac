/** Revenue of the last hours and minutes with trade. */
import { Chart } from './chart.js';
import { byId } from './dom.js';
import { count, dayTime, pounds, poundsInShort, shortDay, time } from './format.js';
import { ChartTable } from './table.js';

export const views = ['revenue_by_hour', 'revenue_by_minute'];

const SLOTS = 120;

export function render(feed) {
  for (const pulse of pulses) pulse.render(feed.rows(pulse.view));
}

class Pulse {
  #chart;
  #table;
  #ticks;

  constructor(view, chartId, tableId, title, ticks) {
    this.view = view;
    this.#chart = new Chart(byId(chartId));
    this.#table = new ChartTable(byId(tableId), [
      { title, view, column: 'window_start', format: dayTime },
      { title: 'Orders', view, column: 'orders', format: count },
      { title: 'Revenue', view, column: 'revenue', format: pounds },
    ]);
    this.#ticks = ticks;
  }

  /** The newest stands at the right end; on the left there may be free slots. */
  render(rows) {
    rows.sort((a, b) => (a.window_start < b.window_start ? -1 : 1));
    const free = Math.max(0, SLOTS - rows.length);
    const slots = [...Array(free).fill(null), ...rows];
    const newest = rows.at(-1);
    this.#chart.update({
      count: slots.length,
      ticks: this.#ticks(slots),
      format: poundsInShort,
      series: [{ kind: 'bars', name: 'revenue', values: slots.map((row) => row?.revenue ?? null) }],
      readout: (slot) => (slots[slot] ? readout(slots[slot]) : []),
      label: newest ? `Newest: ${dayTime(newest.window_start)}, ${pounds(newest.revenue)}` : 'Nothing yet',
    });
    this.#table.update(rows.toReversed());
  }
}

function readout({ window_start: start, revenue, orders }) {
  return [dayTime(start), pounds(revenue), `${count(orders)} ${orders === 1 ? 'order' : 'orders'}`];
}

/** A tick where the part of the time that `partOf` gives is another than in the slot before. */
function changes(partOf, format) {
  return (slots) =>
    slots.flatMap((row, at) => {
      if (!row || (at > 0 && slots[at - 1] && partOf(row) === partOf(slots[at - 1]))) return [];
      return [{ at, text: format(row.window_start) }];
    });
}

const pulses = [
  new Pulse('revenue_by_hour', 'hour-chart', 'hour-table', 'Hour',
    changes((row) => row.window_start.slice(0, 10), shortDay)),
  new Pulse('revenue_by_minute', 'minute-chart', 'minute-table', 'Minute',
    changes((row) => row.window_start.slice(0, 13), time)),
];
