// Sorts and filters a table. Where it lies on several sheets, the others are fetched when they are first needed.
// Without this script it is a plain table, and its sheets are pages.
(() => {
  const section = document.querySelector('[data-sortable]');
  if (!section) return;
  const body = section.querySelector('tbody');
  const sheets = section.querySelector('[data-sheets]');
  const SHOWN = 200;
  const known = (row) => ({
    row,
    words: row.textContent.toLowerCase(),
    groups: row.dataset.groups.split(' '),
    values: [...row.cells].map((cell) => cell.dataset.v ?? cell.textContent.trim()),
  });
  let rows = [...body.rows].map(known);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });
  const filters = section.querySelector('[data-filters]');
  const input = filters.querySelector('[data-filter]');
  const told = filters.querySelector('.told');
  const buttons = [...filters.querySelectorAll('[data-show]')];
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'more';
  let group = 'all';
  let most = SHOWN;
  let whole;

  async function sheet(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = [...page.querySelectorAll('[data-sortable] tbody tr')].map((row) => document.importNode(row, true));
    for (const link of found.flatMap((row) => [...row.querySelectorAll('a')])) {
      link.href = new URL(link.getAttribute('href'), url).href;
    }
    return found.map(known);
  }

  // The rows of all sheets, in the order of the sheets; this page's own where another can't be had.
  function all() {
    const { first, further } = sheets?.dataset ?? {};
    const address = (_, at) => (at ? further.replace(/0(?=[^0]*$)/, at + 1) : first);
    const urls = Array.from({ length: sheets?.dataset.sheets ?? 0 }, address).map((each) => new URL(each, location.href));
    const here = location.pathname.replace(/index\.html$/, '');
    const own = rows;
    whole ??= Promise.all(urls.map((url) => (url.pathname.replace(/index\.html$/, '') === here ? own : sheet(url.href))))
      .then((found) => {
        if (urls.length) rows = found.flat();
        if (sheets) sheets.hidden = true;
      })
      .catch(() => { whole = undefined; told.textContent = 'Only this sheet: the others could not be loaded.'; });
    return whole;
  }

  function show() {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fitting = rows.filter(({ words, groups }) => groups.includes(group) && wanted.every((word) => words.includes(word)));
    body.replaceChildren(...fitting.slice(0, most).map(({ row }) => row));
    const narrowed = wanted.length || group !== 'all';
    told.textContent = narrowed ? `${fitting.length} of ${rows.length} shown` : '';
    more.textContent = `Show ${Math.min(SHOWN, fitting.length - most)} more of ${fitting.length}`;
    more.hidden = fitting.length <= most;
  }

  async function apply() {
    most = SHOWN;
    await all();
    show();
  }

  const heads = [...section.querySelectorAll('th[data-sort]')];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', async () => {
      await all();
      const number = head.dataset.sort === 'number';
      const current = head.getAttribute('aria-sort');
      const way = current ? (current === 'ascending' ? 'descending' : 'ascending') : (number ? 'descending' : 'ascending');
      heads.forEach((each) => each.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', way);
      const sign = way === 'ascending' ? 1 : -1;
      const compare = number ? (a, b) => a - b : collator.compare;
      rows.sort((a, b) => sign * compare(a.values[column], b.values[column]));
      show();
    });
  });
  for (const button of buttons) {
    button.addEventListener('click', () => {
      group = button.dataset.show;
      buttons.forEach((each) => each.setAttribute('aria-pressed', String(each === button)));
      apply();
    });
  }
  for (const link of document.querySelectorAll('[data-wanted]')) {
    link.addEventListener('click', () => buttons.find((each) => each.dataset.show === link.dataset.wanted)?.click());
  }
  let wait;
  input.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(apply, 80); });
  more.addEventListener('click', () => { most += SHOWN; show(); });
  more.hidden = true;
  section.append(more);
  filters.hidden = false;
})();
