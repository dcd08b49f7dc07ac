/** Hours far outside what the same hour usually brings. */
import { byId, filled, make, reconcile, show, write } from './dom.js';
import { dayTime, pounds, signed } from './format.js';

export const views = ['alerts'];
export const calm = true;

const ANNOUNCE_MILLIS = 15000;
let announced = 0;

export function render(feed) {
  const rows = feed.rows('alerts').sort((a, b) => (a.hour_start < b.hour_start ? 1 : -1));
  filled('alerts', rows.length > 0);
  reconcile(byId('alert-rows'), rows, (row) => row.hour_start, create, update);
  if (rows.length > 0) announce(rows[0]);
}

function create() {
  const item = make('li');
  const body = make('div');
  const usual = make('p.aside');
  usual.append(make('span'), make('span'));
  body.append(make('time'), usual);
  item.append(make('span.arrow'), body, make('strong.number'), make('span.chip'));
  return item;
}

function update(item, row) {
  const [arrow, body, revenue, chip] = item.children;
  const [when, usual] = body.children;
  const of = (column) => ({ view: 'alerts', key: row.hour_start, column, value: row[column] });
  const above = row.spreads_away > 0;
  item.dataset.tone = above ? 'high' : 'low';
  write(arrow, above ? '▲' : '▼');
  arrow.setAttribute('aria-label', above ? 'above usual' : 'below usual');
  arrow.setAttribute('role', 'img');
  show(when, of('hour_start'), dayTime(row.hour_start));
  show(usual.children[0], of('usual_revenue'), `usually ${pounds(row.usual_revenue)}`);
  show(usual.children[1], of('hours_known'), '');
  usual.title = `From ${row.hours_known} earlier days`;
  show(revenue, of('revenue'), pounds(row.revenue));
  show(chip, of('spreads_away'), `${signed(row.spreads_away)} σ`);
  chip.title = 'Standard deviations from the usual';
}

/** Says the newest alert, but not every one of a year that passes in minutes. */
function announce(row) {
  const now = Date.now();
  if (now - announced < ANNOUNCE_MILLIS) return;
  announced = now;
  write(byId('announcement'),
    `Alert: ${dayTime(row.hour_start)} brought ${pounds(row.revenue)}, usually ${pounds(row.usual_revenue)}`);
}
