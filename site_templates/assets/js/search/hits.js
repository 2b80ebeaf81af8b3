// A page of the index and its clauses -> a hit: the page, what it is, and a link to each clause.
export function hit(page, clauses, article) {
  const item = document.createElement('li');
  item.append(link(page.url, page.meta.title ?? page.url));
  const what = document.createElement('span');
  what.className = 'what';
  what.textContent = [page.filters.kind, page.filters.status].flat().filter(Boolean).join(' · ');
  item.append(what);
  if (clauses.length) {
    const list = document.createElement('ul');
    list.append(...clauses.map((each) => {
      const clause = document.createElement('li');
      clause.append(link(each.url, each.title));
      if (each.excerpt) clause.append(excerpt(each.excerpt));
      return clause;
    }));
    item.append(list);
  } else if (!article) {
    item.append(excerpt(page.excerpt));
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
