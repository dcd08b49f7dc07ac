/** The next product for a customer who has just bought. */
import { byId, filled, make, reconcile, show } from './dom.js';
import { count, customer, product, shortDayTime } from './format.js';

export const views = ['offers'];
export const calm = true;

export function render(feed) {
  const rows = feed.rows('offers').sort((a, b) => (a.bought_at < b.bought_at ? 1 : -1));
  filled('offers', rows.length > 0);
  reconcile(byId('offer-rows'), rows, (row) => row.CustomerID, create, update);
}

function create() {
  const item = make('li');
  const who = make('div.who');
  who.append(make('strong'), make('time.aside'));
  const what = make('div.what');
  const offer = make('p.offer');
  offer.append(make('span.to', '→ '), make('b'), make('span.aside'));
  what.append(make('p'), offer);
  item.append(who, what);
  return item;
}

function update(item, row) {
  const of = (column) => ({ view: 'offers', key: row.CustomerID, column, value: row[column] });
  const [who, what] = item.children;
  show(who.children[0], of('CustomerID'), customer(row.CustomerID));
  show(who.children[1], of('bought_at'), shortDayTime(row.bought_at));
  const [bought, offer] = what.children;
  show(bought, of('product'), product(row.product));
  show(offer.children[1], of('offer'), product(row.offer));
  show(offer.children[2], of('times_together'), ` ${count(row.times_together)}× together`);
}
