/** A dialog with the query of a view, or with the rows that came late or were rejected. */
import { byId, make, write } from './dom.js';

/** What stands before each name, and is the same everywhere. */
const HERE = '`default_catalog`.`default_database`.';

const dialog = byId('dialog');

export function prepare() {
  byId('dialog-close').addEventListener('click', () => dialog.close());
  for (const button of document.querySelectorAll('button.sql')) {
    const title = document.getElementById(button.closest('section').getAttribute('aria-labelledby')).textContent;
    button.setAttribute('aria-label', `SQL of ${title}`);
    button.addEventListener('click', () => showQuery(title, button.dataset.view));
  }
  byId('rows-late').addEventListener('click', () =>
    showRows('Late rows', 'These came after the window that they belong to was closed.', 'weir.late_rows'));
  byId('rows-rejected').addEventListener('click', () =>
    showRows('Rejected rows', 'These could not be read, or only in part.', 'weir.rejected_rows'));
}

async function showQuery(title, view) {
  open(title, `${view} is kept up to date by this statement. The folder demo/ has it with its comments.`);
  const answer = await ask(`SHOW CREATE MATERIALIZED TABLE ${view}`);
  if (!answer) return;
  const text = answer.rows.map((row) => row.join(' ')).join('\n');
  byId('dialog-body').replaceChildren(make('pre', text.replaceAll(HERE, '')));
}

async function showRows(title, text, table) {
  open(title, text);
  const answer = await ask(`SELECT * FROM ${table}`);
  if (!answer) return;
  const made = make('table');
  const head = made.createTHead().insertRow();
  for (const { name } of answer.columns) {
    const cell = make('th', name);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = made.createTBody();
  for (const row of answer.rows) {
    const line = body.insertRow();
    for (const value of row) line.insertCell().textContent = value ?? '';
  }
  byId('dialog-body').replaceChildren(made);
}

function open(title, text) {
  write(byId('dialog-title'), title);
  write(byId('dialog-text'), text);
  byId('dialog-body').replaceChildren();
  if (!dialog.open) dialog.showModal();
}

/** Runs a statement; shows what is wrong if it fails. */
async function ask(sql) {
  try {
    const response = await fetch('/api/sql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ sql, limit: 200 }),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    write(byId('dialog-text'), answer.error?.message ?? response.statusText);
  } catch {
    write(byId('dialog-text'), 'Weir does not answer.');
  }
  return null;
}
