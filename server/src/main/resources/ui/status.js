/** The bar on top: where event time stands, how fast it runs, and what was not counted. */
import { byId, write } from './dom.js';
import { count, fullTime, instant, megabytes } from './format.js';

const STATES = {
  connecting: 'Connecting',
  live: 'Live',
  finished: 'Finished',
  failed: 'Failed',
  lost: 'Connection lost',
};
const SPEED_MILLIS = 4000;

export class Status {
  #connected = false;
  #progress = null;
  #failed = false;
  #seen = [];

  connection(connected) {
    this.#connected = connected;
    this.render();
  }

  progress(progress) {
    this.#progress = progress;
    this.#connected = true;
    this.#remember(progress.watermark);
    if (!progress.running && progress.watermark !== 'end') this.#askWhy();
    this.render();
  }

  /** The event time when all input has ended: that of the last row. */
  render(lastOrder) {
    this.lastOrder = lastOrder ?? this.lastOrder;
    const state = this.#state();
    const pill = byId('state');
    if (pill.dataset.state !== state) pill.dataset.state = state;
    write(pill, STATES[state]);
    if (this.#progress) this.#gauges(this.#progress);
  }

  #state() {
    if (this.#failed) return 'failed';
    if (!this.#connected) return this.#progress ? 'lost' : 'connecting';
    if (!this.#progress) return 'connecting';
    return this.#progress.running ? 'live' : 'finished';
  }

  #gauges({ rowsRead, rowsPerSecond, rowsLate, rowsRejected, watermark, memoryUsedBytes, running }) {
    const now = watermark === 'end' ? this.lastOrder : watermark;
    const clock = byId('event-time');
    if (now) {
      write(clock, fullTime(now));
      clock.dateTime = instant(now).toISOString().slice(0, 19);
    }
    clock.dataset.value = String(watermark);
    gauge('rows-read', rowsRead, count(rowsRead));
    gauge('rows-per-second', rowsPerSecond, running ? count(rowsPerSecond) : '–');
    write(byId('times-life'), running ? this.#timesLife() : '–');
    gauge('rows-late', rowsLate, count(rowsLate));
    gauge('rows-rejected', rowsRejected, count(rowsRejected));
    byId('rows-late').disabled = rowsLate === 0;
    byId('rows-rejected').disabled = rowsRejected === 0;
    gauge('memory', memoryUsedBytes, megabytes(memoryUsedBytes));
  }

  #remember(watermark) {
    if (typeof watermark !== 'number') return;
    const at = performance.now();
    this.#seen.push({ at, watermark });
    while (this.#seen.length > 2 && at - this.#seen[0].at > SPEED_MILLIS) this.#seen.shift();
  }

  #timesLife() {
    const first = this.#seen[0];
    const last = this.#seen.at(-1);
    if (!first || last.at - first.at < 900) return '–';
    return count((last.watermark - first.watermark) / (last.at - first.at));
  }

  async #askWhy() {
    const answer = await fetch('/api/status').then((response) => response.json()).catch(() => null);
    const job = answer?.jobs.find((one) => one.error);
    if (!job) return;
    this.#failed = true;
    const notice = byId('notice');
    write(notice, typeof job.error === 'string' ? job.error : (job.error.message ?? ''));
    notice.hidden = false;
    this.render();
  }
}

function gauge(id, value, text) {
  const element = byId(id);
  write(element, text);
  element.dataset.value = String(value);
}
