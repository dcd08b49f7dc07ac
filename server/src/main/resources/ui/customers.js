/** Customers who spend more and more, and customers who have not come back. */
import { byId, filled, make, reconcile, show } from './dom.js';
import { count, customer, pounds, shortDay } from './format.js';

export const views = ['rising_customers', 'lost_customers'];
export const calm = true;

export function render(feed) {
  renderRising(feed.rows('rising_customers'));
  renderLost(feed.rows('lost_customers'));
}

function renderRising(rows) {
  rows.sort((a, b) => compare(b.window_start, a.window_start) || b.third_revenue - a.third_revenue);
  filled('rising', rows.length > 0);
  reconcile(byId('rising-rows'), rows, (row) => `${row.CustomerID} ${row.window_start}`, create, (line, row) => {
    const key = `${row.CustomerID} ${row.window_start}`;
    const of = (column) => ({ view: 'rising_customers', key, column, value: row[column] });
    const [name, first, second, third] = line.children;
    show(name.children[0], of('CustomerID'), customer(row.CustomerID));
    show(name.children[1], of('window_start'), `from ${shortDay(row.window_start)}`);
    show(first, of('first_revenue'), pounds(row.first_revenue));
    show(second, of('second_revenue'), pounds(row.second_revenue));
    show(third, of('third_revenue'), pounds(row.third_revenue));
  });
}

function renderLost(rows) {
  rows.sort((a, b) => b.revenue - a.revenue);
  filled('lost', rows.length > 0);
  reconcile(byId('lost-rows'), rows, (row) => row.CustomerID, create, (line, row) => {
    const of = (column) => ({ view: 'lost_customers', key: row.CustomerID, column, value: row[column] });
    const [name, spent, usual, away] = line.children;
    show(name.children[0], of('CustomerID'), customer(row.CustomerID));
    show(name.children[1], of('visits'), `${count(row.visits)} visits`);
    show(spent, of('revenue'), pounds(row.revenue));
    show(usual, of('usual_days'), `${count(row.usual_days)} days`);
    show(away, of('away_days'), `${count(row.away_days)} days`);
    away.title = `Last seen ${shortDay(row.last_visit)}`;
  });
}

function create() {
  const line = make('tr');
  const name = make('th.name');
  name.scope = 'row';
  name.append(make('span'), make('span.aside'));
  line.append(name, make('td.number'), make('td.number'), make('td.number'));
  return line;
}

function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
