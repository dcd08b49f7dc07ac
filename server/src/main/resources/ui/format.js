/** Values as people read them: in the browser's language, money in pounds, times as the data has them. */

const POUNDS = { style: 'currency', currency: 'GBP', currencyDisplay: 'narrowSymbol' };
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const wholePounds = new Intl.NumberFormat(undefined, { ...POUNDS, maximumFractionDigits: 0 });
const signedPounds = new Intl.NumberFormat(undefined, {
  ...POUNDS,
  maximumFractionDigits: 0,
  signDisplay: 'exceptZero',
});
const shortPounds = new Intl.NumberFormat(undefined, {
  ...POUNDS,
  notation: 'compact',
  maximumFractionDigits: 1,
});
const percents = new Intl.NumberFormat(undefined, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const signedTenth = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

// The orders carry the shop's wall clock, without a zone: read and shown as if it were UTC.
const zone = { timeZone: 'UTC' };
const dayTimeFormat = new Intl.DateTimeFormat(undefined, {
  ...zone,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const fullTimeFormat = new Intl.DateTimeFormat(undefined, {
  ...zone,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const dayFormat = new Intl.DateTimeFormat(undefined, {
  ...zone,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const shortDayFormat = new Intl.DateTimeFormat(undefined, { ...zone, day: 'numeric', month: 'short' });
const shortDayTimeFormat = new Intl.DateTimeFormat(undefined, {
  ...zone,
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const monthFormat = new Intl.DateTimeFormat(undefined, { ...zone, month: 'short' });
const hourFormat = new Intl.DateTimeFormat(undefined, { ...zone, hour: '2-digit', minute: '2-digit' });

const NOTHING = '–';
const some = (format) => (value) => (value === null || value === undefined ? NOTHING : format(value));

export const count = some((value) => whole.format(value));
export const decimal = some((value) => tenth.format(value));
export const signed = some((value) => signedTenth.format(value));
export const pounds = some((value) => wholePounds.format(value));
export const poundsApart = some((value) => signedPounds.format(value));
export const poundsInShort = some((value) => shortPounds.format(value));
export const percent = some((value) => percents.format(value / 100));
export const dayTime = some((value) => dayTimeFormat.format(instant(value)));
export const fullTime = some((value) => fullTimeFormat.format(instant(value)));
export const day = some((value) => dayFormat.format(instant(value)));
export const shortDay = some((value) => shortDayFormat.format(instant(value)));
export const shortDayTime = some((value) => shortDayTimeFormat.format(instant(value)));
export const month = some((value) => monthFormat.format(instant(value)));
export const time = some((value) => hourFormat.format(instant(value)));
export const megabytes = some((value) => `${whole.format(value / 1e6)} MB`);

/** A DATE or TIMESTAMP as Weir writes it, or milliseconds since the epoch. */
export function instant(value) {
  if (typeof value === 'number') return new Date(value);
  return new Date(value.length > 10 ? `${value.replace(' ', 'T')}Z` : `${value}T00:00:00Z`);
}

/** Customers are numbers that came through a spreadsheet: 17850.0. */
export const customer = some((value) => String(value).replace(/\.0$/, ''));

/** Product names are all capitals in the data; that is hard to read in a list. */
export const product = some((value) => {
  const text = value.trim();
  if (text !== text.toUpperCase()) return text;
  const lower = text.toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
});
