// A page of the index -> the clauses to show of it, each {title, url, excerpt}; with an article chosen, only its own.
const FEW = 3;
const WORDS = 24;

// Undefined where a page has nothing to show in the article.
export function narrowed(page, article) {
  if (!article) return best(page.sub_results.filter((each) => each.anchor)).map(untitled);
  const span = within(page, article);
  if (!span) return undefined;
  const inside = (anchor) => anchor && anchor.location >= span.start && anchor.location < span.end;
  if (!page.locations.length) return span.headings.map((each) => opening(page, each, span.end));
  const found = page.sub_results.filter((each) => inside(each.anchor));
  return found.length ? found.map(untitled) : undefined;
}

// An article reaches to the next heading of its level. It is known by its usual heading, or by the anchor that goes with it.
function within(page, article) {
  const headings = page.anchors.filter((each) => /^h[2-6]$/.test(each.element) && each.text?.trim())
    .sort((one, other) => one.location - other.location);
  const slug = article.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  const level = headings.filter((each) => each.element === 'h2');
  const first = level.find((each) => each.text.replace(/^[\d.]+\s+/, '').trim() === article)
    ?? level.find((each) => slug === each.id || slug.startsWith(`${each.id}-`));
  if (!first) return undefined;
  const end = level[level.indexOf(first) + 1]?.location ?? Infinity;
  return {
    start: first.location,
    end,
    headings: headings.filter((each) => each.location >= first.location && each.location < end),
  };
}

// How a clause begins, where no word was looked for.
function opening(page, heading, end) {
  const words = page.raw_content.split(/\s+/);
  const from = heading.location + heading.text.trim().split(/\s+/).length;
  const next = page.anchors.map((each) => each.location).filter((each) => each > heading.location);
  const to = Math.min(from + WORDS, end, ...next);
  const text = words.slice(from, Math.max(from, to)).join(' ');
  return { title: heading.text, url: `${page.url}#${encodeURIComponent(heading.id)}`, excerpt: text && `${text}…` };
}

// The title stands above the excerpt already.
function untitled({ title, url, excerpt }) {
  return { title, url, excerpt: excerpt.startsWith(`${title} `) ? excerpt.slice(title.length + 1) : excerpt };
}

function best(clauses) {
  const weight = (clause) => clause.weighted_locations.reduce((sum, each) => sum + each.balanced_score, 0);
  return clauses.sort((one, other) => weight(other) - weight(one)).slice(0, FEW);
}
