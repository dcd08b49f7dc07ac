/** The big numbers: revenue, orders and customers so far, the plan, the pace, and what comes back. */
import { byId, make, show, write } from './dom.js';
import { count, decimal, percent, pounds } from './format.js';

export const views = ['totals', 'plan_pace', 'return_rate'];

export function render(feed) {
  const totals = feed.row('totals');
  if (totals) renderTotals(totals);
  const pace = feed.row('plan_pace');
  if (pace) {
    renderAttainment(pace);
    renderPace(pace);
  }
  const returns = feed.row('return_rate');
  if (returns) renderReturns(returns);
}

function renderTotals(totals) {
  figure('revenue', 'totals', 'revenue', totals, pounds);
  figure('orders', 'totals', 'orders', totals, count);
  figure('customers', 'totals', 'customers', totals, count);
  aside('revenue-aside', [
    ['totals', 'order_lines', totals, (value) => `${count(value)} order lines`],
  ]);
  const { revenue, orders, customers } = totals;
  write(byId('orders-aside'), orders > 0 ? `${pounds(revenue / orders)} on average` : '\u00a0');
  write(byId('customers-aside'), customers > 0 ? `${decimal(orders / customers)} orders each` : '\u00a0');
}

function renderAttainment(pace) {
  figure('attainment', 'plan_pace', 'attainment_percent', pace, percent);
  tone('attainment', pace.attainment_percent >= 100);
  const ahead = pace.revenue_so_far - pace.target_so_far;
  const side = ahead < 0 ? 'behind' : 'ahead of';
  aside('attainment-aside', [
    ['plan_pace', 'target_so_far', pace, (value) => `${pounds(Math.abs(ahead))} ${side} ${pounds(value)}`],
  ]);
  meter(byId('attainment-meter'), pace.attainment_percent);
}

function renderPace(pace) {
  figure('pace', 'plan_pace', 'revenue_per_day', pace, pounds);
  const left = pace.days_planned - pace.days_done;
  if (left === 0) {
    aside('pace-aside', [['plan_pace', 'days_done', pace, (value) => `all ${count(value)} days are over`]]);
    return;
  }
  aside('pace-aside', [
    ['plan_pace', 'needed_per_day', pace, (value) => `${pounds(value)} needed, `],
    ['plan_pace', 'days_done', pace, () => `${count(left)} ${left === 1 ? 'day' : 'days'} left`],
  ]);
}

function renderReturns(returns) {
  figure('return-rate', 'return_rate', 'return_percent', returns, percent);
  aside('return-aside', [
    ['return_rate', 'returned', returns, (value) => `${pounds(value)} of `],
    ['return_rate', 'sold', returns, pounds],
  ]);
}

function figure(id, view, column, row, format) {
  show(byId(id), { view, column, value: row[column] }, format(row[column]));
}

/** Small print of several values, each in an element of its own. */
function aside(id, parts) {
  const element = byId(id);
  while (element.children.length > parts.length) element.lastElementChild.remove();
  if (element.children.length === 0) element.textContent = '';
  parts.forEach(([view, column, row, format], at) => {
    const part = element.children[at] ?? element.appendChild(make('span'));
    show(part, { view, column, value: row[column] }, format(row[column]));
  });
}

function tone(id, good) {
  byId(id).closest('.figure').dataset.tone = good ? 'good' : 'bad';
}

/** A bar up to a percentage, with a mark at 100. */
export function meter(element, value) {
  if (element.children.length === 0) element.append(make('i'), make('b'));
  const width = `${Math.max(0, Math.min(150, value)) / 1.5}%`;
  const bar = element.firstElementChild;
  if (bar.style.width !== width) bar.style.width = width;
  element.dataset.tone = value >= 100 ? 'good' : 'bad';
  element.setAttribute('aria-hidden', 'true');
}
