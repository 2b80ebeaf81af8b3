// Asks Pagefind's index, which lies in the same edition as the page.
const REFERENCE = ['Guide', 'Rule', 'Format'];

export async function load() {
  const base = new URL(`${document.documentElement.dataset.base.replace(/\/$/, '')}/`, location.href);
  const pagefind = await import(new URL('pagefind/pagefind.js', base));
  const options = { baseUrl: base.pathname, excerptLength: 24 };
  await pagefind.options(options);
  // The index of a large handbook has parts, so that no machine runs out of memory that writes it.
  const parts = await (await fetch(new URL('pagefind/parts.json', base))).json();
  await Promise.all(parts.map((part) => pagefind.mergeIndex(new URL(`pagefind/${part}/`, base).pathname, options)));
  return { pagefind, totals: await pagefind.filters() };
}

// Pages in order and, for each facet, how many pages each of its values would leave.
export async function ask(pagefind, words, chosen) {
  const search = (filters) => pagefind.search(words || null, words ? { filters } : { filters, sort: { title: 'asc' } });
  const found = await search(chosen);
  const counts = { ...found.filters };
  for (const facet of Object.keys(chosen)) {
    const { [facet]: _, ...others } = chosen;
    counts[facet] = (await search(others)).filters[facet];
  }
  return { results: await agreedFirst(found.results, chosen, search), counts };
}

// What was agreed comes before what guides, rules and the format say about it.
async function agreedFirst(results, chosen, search) {
  if (chosen.kind || !results.length) return results;
  const reference = await search({ ...chosen, kind: { any: REFERENCE } });
  const later = new Set(reference.results.map((each) => each.id));
  return [...results.filter((each) => !later.has(each.id)), ...results.filter((each) => later.has(each.id))];
}
