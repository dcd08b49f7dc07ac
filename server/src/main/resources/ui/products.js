/** The ten products that brought most in the last six hours. */
import { byId, filled, make, reconcile, show, write } from './dom.js';
import { count, dayTime, pounds, product } from './format.js';

export const views = ['top_products'];
export const calm = true;

export function render(feed) {
  const rows = feed.rows('top_products').sort((a, b) => a.place - b.place);
  filled('products', rows.length > 0);
  if (rows.length > 0) write(byId('products-window'), `Of the six hours up to ${dayTime(rows[0].window_end)}`);
  reconcile(byId('product-rows'), rows, (row) => row.StockCode, create, update);
}

function create() {
  const line = make('tr');
  const name = make('th.name');
  name.scope = 'row';
  const words = make('div');
  words.append(make('span'), make('em.badge', 'new'));
  name.append(words);
  line.append(make('td.number.place'), name, make('td.number'), make('td.number'));
  return line;
}

function update(line, row) {
  const [place, name, pieces, revenue] = line.children;
  const of = (column) => ({ view: 'top_products', key: row.StockCode, column, value: row[column] });
  show(place, of('place'), String(row.place));
  const [words, badge] = name.firstElementChild.children;
  show(words, of('product'), product(row.product));
  show(badge, of('is_new'), 'new');
  badge.hidden = !row.is_new;
  show(pieces, of('pieces'), count(row.pieces));
  show(revenue, of('revenue'), pounds(row.revenue));
}
