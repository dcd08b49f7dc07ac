/**
 * The page of the demo. Each part of it is a module with the names of its `views` and a function
 * `render`; here they are tied to the feed. What changed is drawn once per frame, and lists at most
 * three times a second, so that they can be read while a year runs through in minutes.
 */
import * as alerts from './alerts.js';
import * as countries from './countries.js';
import * as customers from './customers.js';
import { prepare } from './dialog.js';
import { byId, make, write } from './dom.js';
import { Feed } from './feed.js';
import * as figures from './figures.js';
import { count } from './format.js';
import * as offers from './offers.js';
import * as plan from './plan.js';
import * as products from './products.js';
import * as pulse from './pulse.js';
import * as returns from './returns.js';
import { Status } from './status.js';

const PARTS = [figures, plan, pulse, alerts, products, countries, offers, customers, returns];
const CALM_MILLIS = 330;
const RETRY_MILLIS = 500;

const status = new Status();
const changed = new Set();
let feed = null;

function change(view) {
  for (const part of PARTS) {
    if (part.views.includes(view)) changed.add(part);
  }
  schedule();
}

const drawnAt = new Map();
let scheduled = false;

function schedule() {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(draw);
}

function draw(now) {
  scheduled = false;
  for (const part of [...changed]) {
    if (part.calm && now - (drawnAt.get(part) ?? -CALM_MILLIS) < CALM_MILLIS) continue;
    changed.delete(part);
    drawnAt.set(part, now);
    part.render(feed);
  }
  status.render(feed.row('totals')?.last_order);
  if (changed.size > 0) schedule();
}

/** Waits for the demo's views, as the server listens before it has them, and follows those it has. */
async function start() {
  prepare();
  const wanted = PARTS.flatMap((part) => part.views);
  for (;;) {
    const present = await presentViews();
    const names = wanted.filter((name) => present.has(name));
    if (names.length > 0) {
      follow(names);
      return;
    }
    tellOthers(present);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
  }
}

function follow(names) {
  byId('notice').hidden = true;
  for (const card of document.querySelectorAll('[data-needs]')) {
    card.hidden = !names.includes(card.dataset.needs);
  }
  feed = new Feed(names, {
    onChange: change,
    onProgress: (progress) => status.progress(progress),
    onConnection: (connected) => status.connection(connected),
  });
  feed.start();
}

/** The views of the server by name; none if it doesn't answer. */
async function presentViews() {
  try {
    const response = await fetch('/api/views');
    const { views } = await response.json();
    return new Map(views.map((view) => [view.name, view]));
  } catch {
    return new Map();
  }
}

/** For a server that runs something else than the demo. */
function tellOthers(present) {
  if (present.size === 0) return;
  const notice = byId('notice');
  write(notice, 'This page shows the demo, and the demo does not run here: start it with ./weir demo. ');
  const list = make('ul');
  for (const { name, rows } of present.values()) {
    const link = make('a', name);
    link.href = `/api/views/${encodeURIComponent(name)}`;
    const item = make('li');
    item.append(link, `: ${count(rows)} ${rows === 1 ? 'row' : 'rows'}`);
    list.append(item);
  }
  notice.append('Views that are kept here, with their rows as JSON:', list);
  notice.hidden = false;
  for (const card of document.querySelectorAll('[data-needs]')) card.hidden = true;
}

start();
