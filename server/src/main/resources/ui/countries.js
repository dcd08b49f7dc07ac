/** Revenue by country, against the plan of the days that are over. */
import { byId, filled, make, reconcile, show } from './dom.js';
import { meter } from './figures.js';
import { count, percent, pounds } from './format.js';

export const views = ['revenue_by_country', 'plan_by_country'];
export const calm = true;

const SHORT = 10;
const more = byId('country-more');

more.addEventListener('click', () => {
  const all = more.getAttribute('aria-expanded') !== 'true';
  more.setAttribute('aria-expanded', String(all));
  more.textContent = all ? 'Fewer countries' : 'All countries';
  byId('country-rows').closest('table').classList.toggle('short', !all);
});

export function render(feed) {
  const rows = countries(feed).sort((a, b) => b.revenue - a.revenue || (a.Country < b.Country ? -1 : 1));
  filled('countries', rows.length > 0);
  more.hidden = rows.length <= SHORT;
  reconcile(byId('country-rows'), rows, (row) => row.Country, create, update);
}

/** Those with orders, and those that have a plan and no order so far. */
function countries(feed) {
  const plans = new Map(feed.rows('plan_by_country').map((row) => [row.country, row]));
  const rows = feed.rows('revenue_by_country');
  const known = new Set(rows.map((row) => row.Country));
  for (const country of plans.keys()) {
    if (!known.has(country)) rows.push({ Country: country, orders: null, revenue: null });
  }
  return rows.map((row) => ({ ...row, plan: plans.get(row.Country) ?? null }));
}

function create() {
  const line = make('tr');
  const name = make('th.name');
  name.scope = 'row';
  const plan = make('td.number.wide');
  plan.append(make('div.meter'), make('span'));
  line.append(name, make('td.number'), make('td.number'), plan);
  return line;
}

function update(line, row) {
  const [name, orders, revenue, reached] = line.children;
  const of = (column) => ({ view: 'revenue_by_country', key: row.Country, column, value: row[column] });
  show(name, of('Country'), row.Country);
  show(orders, of('orders'), count(row.orders));
  show(revenue, of('revenue'), pounds(row.revenue));
  const value = row.plan?.attainment_percent ?? null;
  const [bar, text] = reached.children;
  show(text, { view: 'plan_by_country', key: row.Country, column: 'attainment_percent', value }, percent(value));
  bar.hidden = value === null;
  meter(bar, value ?? 0);
  reached.title = row.plan ? `${pounds(row.plan.revenue)} of ${pounds(row.plan.target)}` : '';
}
