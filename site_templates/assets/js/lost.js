// Where did it go: the first page that is there, of the same path in this or the latest edition, and those above it.
(async () => {
  const told = document.querySelector('[data-found]');
  const base = new URL(`${document.documentElement.dataset.base.replace(/\/$/, '')}/`, location.href);
  if (!told || location.pathname.endsWith('/404.html') || !location.protocol.startsWith('http') || !location.pathname.startsWith(base.pathname)) return;
  const steps = location.pathname.slice(base.pathname.length).split('/').filter(Boolean);
  const last = steps.at(-1)?.replace(/\.html?$/, '').replace(/[-_]+/g, ' ') ?? '';
  let words = '';
  try { words = decodeURIComponent(last); } catch { /* no text: nothing to look for */ }
  document.querySelectorAll('main [data-search-open]').forEach((each) => { each.dataset.searchOpen = words; });

  const ways = [];
  for (let some = steps.slice(1); some.length; some = some.slice(0, -1)) ways.push(['latest', ...some], some);
  for (let some = steps.slice(0, -1); some.length; some = some.slice(0, -1)) ways.push(some);
  for (const way of ways.slice(0, 6)) {
    const address = new URL(`${way.join('/')}${/\.\w+$/.test(way.at(-1)) ? '' : '/'}`, base);
    const answer = await fetch(address, { method: 'HEAD' }).catch(() => undefined);
    if (!answer?.ok) continue;
    const link = told.querySelector('a');
    link.href = address.href;
    link.textContent = address.pathname;
    told.hidden = false;
    return;
  }
})();
