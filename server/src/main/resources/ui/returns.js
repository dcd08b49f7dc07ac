/** What is sent back: its share of each week's sales, and the products. */
import { Chart } from './chart.js';
import { byId, filled, make, reconcile, show } from './dom.js';
import { month, percent, pounds, product, shortDay } from './format.js';
import { ChartTable } from './table.js';

export const views = ['returns_by_week', 'most_returned'];
export const calm = true;

const chart = new Chart(byId('week-chart'));
const table = new ChartTable(byId('week-table'), [
  { title: 'Week from', view: 'returns_by_week', column: 'window_start', format: shortDay },
  { title: 'Sold', view: 'returns_by_week', column: 'sold', format: pounds },
  { title: 'Sent back', view: 'returns_by_week', column: 'returned', format: pounds },
]);

export function render(feed) {
  renderWeeks(feed.rows('returns_by_week'));
  renderProducts(feed.rows('most_returned'));
}

function renderWeeks(weeks) {
  weeks.sort((a, b) => (a.window_start < b.window_start ? -1 : 1));
  const share = (week) => (week.sold > 0 ? (100 * week.returned) / week.sold : null);
  chart.update({
    count: Math.max(weeks.length, 12),
    ticks: weeks.flatMap((week, at) =>
      at === 0 || week.window_start.slice(0, 7) !== weeks[at - 1].window_start.slice(0, 7)
        ? [{ at, text: month(week.window_start) }]
        : []),
    format: (value) => `${Math.round(value)}%`,
    series: [{ kind: 'bars', name: 'returned', values: weeks.map(share) }],
    readout: (slot) =>
      weeks[slot]
        ? [`Week from ${shortDay(weeks[slot].window_start)}`, percent(share(weeks[slot])),
          `${pounds(weeks[slot].returned)} of ${pounds(weeks[slot].sold)}`]
        : [],
    label: `Share of sales sent back in each of ${weeks.length} weeks`,
  });
  table.update(weeks.toReversed());
}

function renderProducts(rows) {
  rows.sort((a, b) => b.returned / b.sold - a.returned / a.sold);
  filled('returns', rows.length > 0);
  reconcile(byId('returned-rows'), rows, (row) => row.StockCode, create, (line, row) => {
    const of = (column) => ({ view: 'most_returned', key: row.StockCode, column, value: row[column] });
    const [name, sold, share] = line.children;
    show(name, of('product'), product(row.product));
    show(sold.children[0], of('returned'), pounds(row.returned));
    show(sold.children[1], of('sold'), ` of ${pounds(row.sold)}`);
    show(share, of('return_percent'), percent(row.return_percent));
  });
}

function create() {
  const line = make('tr');
  const name = make('th.name');
  name.scope = 'row';
  const sold = make('td.number.soft');
  sold.append(make('span'), make('span'));
  line.append(name, sold, make('td.number'));
  return line;
}
