// The search dialog: what is asked, what is shown, the keys.
import { narrowed } from './clauses.js';
import { facets } from './facets.js';
import { hit } from './hits.js';
import { ask, load } from './index.js';

const DOZEN = 12;

export async function finder(dialog) {
  const [input, told, hits, more, clear] = ['input[name=q]', '.told', '.hits', '[data-more]', '[data-clear]']
    .map((name) => dialog.querySelector(name));
  told.textContent = 'Loading…';
  const index = await load();
  const chosen = facets(dialog, index.totals, () => search());
  let turn = 0; // of two answers on their way, only the later counts
  let left = []; // what was found and not shown yet
  let found = 0;
  let wait;
  let due = Promise.resolve();

  function say() {
    const shown = hits.children.length;
    const pages = (number) => `${number.toLocaleString()} ${number === 1 ? 'page' : 'pages'}`;
    const sure = !left.length || !(chosen.values().article && input.value.trim());
    if (!found || (!left.length && !shown)) told.textContent = 'Nothing found';
    else told.textContent = sure ? pages(left.length ? found : shown) : `The first ${shown} of at most ${pages(found)}`;
    more.hidden = !left.length;
  }

  async function show() {
    const mine = turn;
    const article = chosen.values().article;
    let room = DOZEN;
    while (room && left.length) {
      const next = left.splice(0, room);
      const pages = await Promise.all(next.map((each) => each.data()));
      if (mine !== turn) return;
      const items = pages.map((page) => [page, narrowed(page, article)]).filter(([, clauses]) => clauses);
      hits.append(...items.map(([page, clauses]) => hit(page, clauses, article)));
      room -= items.length;
    }
    say();
  }

  async function search() {
    const mine = ++turn;
    const words = input.value.trim();
    const filters = chosen.values();
    const any = words || Object.keys(filters).length;
    clear.hidden = !any;
    const answer = any ? await ask(index.pagefind, words, filters) : { results: [], counts: index.totals };
    if (mine !== turn) return;
    chosen.count(answer.counts);
    hits.replaceChildren();
    left = [...answer.results];
    found = left.length;
    if (any) await show();
    else { told.textContent = 'Type a word, or choose what to see.'; more.hidden = true; }
  }

  const now = () => { clearTimeout(wait); wait = undefined; due = search(); return due; };

  input.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(now, 120); });
  clear.addEventListener('click', () => { input.value = ''; chosen.clear(); now(); input.focus(); });
  more.addEventListener('click', async () => {
    const first = hits.children.length;
    await show();
    hits.children[first]?.querySelector('a').focus();
  });
  dialog.querySelector('form').addEventListener('submit', async (event) => {
    if (document.activeElement !== input) return; // the button that closes
    event.preventDefault();
    await (wait ? now() : due);
    (hits.querySelector('li:first-child > ul a') ?? hits.querySelector('a'))?.click();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('.hits a')) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target === input) { event.preventDefault(); dialog.close(); }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [input, ...hits.querySelectorAll('a'), ...(more.hidden ? [] : [more])];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))].focus();
  });

  return {
    ask(words) {
      if (words) { input.value = words; input.select(); }
      return now();
    },
  };
}
