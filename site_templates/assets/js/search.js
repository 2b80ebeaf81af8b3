// The search dialog over Pagefind's index: results lead to the clause. Nothing is loaded before it is opened.
const base = new URL(`${document.documentElement.dataset.base.replace(/\/$/, '')}/`, location.href);
const finder = document.getElementById('finder');
const openers = [...document.querySelectorAll('[data-search-open]')];
const [input, told, hits] = ['input', '.told', '.hits'].map((name) => finder.querySelector(name));
const facets = [...finder.querySelectorAll('[data-facet]')];
const MOST = 12;
let engine;
let asked = 0;

async function load() {
  const pagefind = await import(new URL('pagefind/pagefind.js', base));
  await pagefind.options({ baseUrl: base.pathname, excerptLength: 24 });
  const counts = await pagefind.filters();
  for (const facet of facets) {
    const values = Object.entries(counts[facet.dataset.facet] ?? {});
    facet.append(...values.map(([value, count]) => new Option(`${value} (${count})`, value)));
    facet.closest('label').hidden = values.length < 2;
  }
  return pagefind;
}

async function open() {
  if (finder.open) return;
  finder.showModal();
  input.select();
  try {
    engine ??= load();
    await engine;
  } catch {
    engine = undefined;
    told.textContent = 'The search index could not be loaded.';
  }
}

async function search() {
  const turn = ++asked;
  const query = input.value.trim();
  const filters = Object.fromEntries(facets.filter((each) => each.value).map((each) => [each.dataset.facet, each.value]));
  if (!query && !Object.keys(filters).length) {
    hits.replaceChildren();
    told.textContent = '';
    return;
  }
  const pagefind = await engine;
  const found = await pagefind.search(query || null, { filters });
  const shown = await Promise.all(found.results.slice(0, 2 * MOST).map((result) => result.data()));
  if (turn !== asked) return;
  // What was agreed comes before what the rules and the format say about it.
  const order = [...shown.filter((each) => !reference(each)), ...shown.filter(reference)];
  hits.replaceChildren(...order.slice(0, MOST).map(hit));
  told.textContent = found.results.length === 1 ? '1 page' : `${found.results.length || 'No'} pages`;
}

function reference(data) {
  return ['Rule', 'Format'].includes(data.filters.kind?.[0]);
}

function weight(clause) {
  return clause.weighted_locations.reduce((sum, each) => sum + each.balanced_score, 0);
}

function hit(data) {
  const item = document.createElement('li');
  item.append(link(data.url, data.meta.title ?? data.url));
  const what = document.createElement('span');
  what.className = 'what';
  what.textContent = [data.filters.kind, data.filters.status].flat().filter(Boolean).join(' · ');
  item.append(what);
  const clauses = data.sub_results.filter((each) => each.url.includes('#'))
    .sort((one, other) => weight(other) - weight(one)).slice(0, 3);
  if (clauses.length) {
    const list = document.createElement('ul');
    list.append(...clauses.map((each) => {
      const clause = document.createElement('li');
      clause.append(link(each.url, each.title), excerpt(each.excerpt));
      return clause;
    }));
    item.append(list);
  } else {
    item.append(excerpt(data.excerpt));
  }
  return item;
}

function link(url, words) {
  const made = document.createElement('a');
  made.href = url;
  made.textContent = words;
  return made;
}

// Of the excerpt's HTML only the text and the marks are taken over.
function excerpt(html) {
  const made = document.createElement('p');
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const node of parsed.body.childNodes) {
    const part = node.nodeName === 'MARK' ? document.createElement('mark') : document.createElement('span');
    part.textContent = node.textContent;
    made.append(part);
  }
  return made;
}

if (location.protocol !== 'file:' && typeof finder.showModal === 'function') {
  openers.forEach((each) => { each.hidden = false; each.addEventListener('click', open); });
  let wait;
  const soon = () => { clearTimeout(wait); wait = setTimeout(search, 120); };
  input.addEventListener('input', soon);
  facets.forEach((each) => each.addEventListener('change', search));
  finder.querySelector('form').addEventListener('submit', (event) => {
    if (event.submitter?.value === 'close' && document.activeElement === event.submitter) return;
    event.preventDefault();
    (hits.querySelector('li:first-child > ul a') ?? hits.querySelector('a'))?.click();
  });
  finder.addEventListener('click', (event) => {
    if (event.target === finder || event.target.closest('.hits a')) finder.close();
  });
  finder.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [input, ...hits.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))].focus();
  });
  addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
}
