/** Revenue against the plan: added up since the first day, and day by day. */
import { Chart } from './chart.js';
import { byId } from './dom.js';
import { day, month, percent, pounds, poundsApart, poundsInShort } from './format.js';
import { ChartTable } from './table.js';

export const views = ['plan_by_day', 'revenue_by_day'];

const cumulative = new Chart(byId('cumulative-chart'));
const gap = new Chart(byId('gap-chart'));
const daily = new Chart(byId('day-chart'));
const table = new ChartTable(byId('day-table'), [
  { title: 'Day', view: 'plan_by_day', column: 'plan_day', format: day },
  { title: 'Plan', view: 'plan_by_day', column: 'target', format: pounds },
  { title: 'Revenue', view: 'plan_by_day', column: 'revenue', format: pounds },
  { title: 'Reached', view: 'plan_by_day', column: 'attainment_percent', format: percent },
]);

export function render(feed) {
  const days = feed.rows('plan_by_day').sort((a, b) => (a.plan_day < b.plan_day ? -1 : 1));
  const sums = addUp(days);
  const ticks = months(days);
  const done = days.filter((one) => one.revenue !== null).length;
  cumulative.update({
    count: days.length,
    ticks,
    format: poundsInShort,
    series: [
      { kind: 'area', name: 'revenue', values: sums.map((sum) => sum.revenue) },
      { kind: 'line', name: 'plan', values: sums.map((sum) => sum.target) },
    ],
    readout: (slot) => readout(days[slot].plan_day, sums[slot]),
    label: sentence(days, sums, done),
  });
  gap.update({
    count: days.length,
    ticks,
    format: poundsInShort,
    series: [{ kind: 'bars', name: 'gap', values: sums.map(ahead) }],
    readout: (slot) => gapReadout(days[slot].plan_day, sums[slot]),
    label: done > 0 ? `${poundsApart(ahead(sums[done - 1]))} to the plan` : 'No day is over',
  });
  daily.update({
    count: days.length,
    ticks,
    format: poundsInShort,
    series: [
      { kind: 'bars', name: 'revenue', values: days.map((one) => one.revenue) },
      { kind: 'steps', name: 'plan', values: days.map((one) => one.target) },
    ],
    readout: (slot) => readout(days[slot].plan_day, days[slot]),
    label: `Revenue and plan of ${days.length} trading days, ${done} of them over`,
  });
  table.update(days);
}

/** Sums from the first day on; revenue is null for days that are not over. */
function addUp(days) {
  let target = 0;
  let revenue = 0;
  return days.map((one) => {
    target += one.target;
    if (one.revenue !== null) revenue += one.revenue;
    return { target, revenue: one.revenue === null ? null : revenue };
  });
}

function ahead({ target, revenue }) {
  return revenue === null ? null : revenue - target;
}

function gapReadout(date, sum) {
  return sum.revenue === null
    ? []
    : [day(date), poundsApart(ahead(sum)), `Reached ${percent((100 * sum.revenue) / sum.target)}`];
}

function months(days) {
  const ticks = [];
  days.forEach(({ plan_day: date }, at) => {
    if (at === 0 || date.slice(0, 7) !== days[at - 1].plan_day.slice(0, 7)) {
      ticks.push({ at, text: month(date) });
    }
  });
  return ticks;
}

function readout(date, { target, revenue }) {
  const lines = [day(date), `Plan ${pounds(target)}`];
  if (revenue !== null) {
    lines.push(`Revenue ${pounds(revenue)}`, `Reached ${percent((100 * revenue) / target)}`);
  }
  return lines;
}

function sentence(days, sums, done) {
  if (done === 0) return `Plan of ${days.length} trading days, none of them over`;
  const sum = sums[done - 1];
  return `Up to ${day(days[done - 1].plan_day)}: revenue ${pounds(sum.revenue)}, plan ${pounds(sum.target)}`;
}
