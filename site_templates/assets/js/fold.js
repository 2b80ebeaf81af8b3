// Opens what is folded when an address leads into it, and all of it for paper. Without this script a click opens it.
(() => {
  const folded = () => document.querySelectorAll('main details:not([open])');

  // The browser opens what lies around its goal; this opens what the goal is the head of, too.
  const reveal = () => {
    let name = '';
    try { name = decodeURIComponent(location.hash.slice(1)); } catch { /* no text: nothing has such a name */ }
    const goal = name && document.getElementById(name);
    const shut = [];
    for (let at = goal && goal.closest('details'); at; at = at.parentElement.closest('details')) {
      if (!at.open) shut.push(at);
    }
    shut.forEach((each) => { each.open = true; });
    if (shut.length) goal.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  document.addEventListener('click', (event) => {
    // An address that is there already changes nothing, and is yet where the reader wants to go.
    const link = event.target.closest?.('a[href*="#"]');
    if (link && link.href === location.href) reveal();
  });
  reveal();

  for (const button of document.querySelectorAll('[data-unfold]')) {
    const own = button.closest('section').querySelectorAll('details.fold');
    const words = button.textContent;
    const all = () => [...own].every((each) => each.open);
    const tell = () => { button.textContent = all() ? 'Fold them' : words; };
    button.addEventListener('click', () => {
      const open = !all();
      own.forEach((each) => { each.open = open; });
      tell();
    });
    own.forEach((each) => each.addEventListener('toggle', tell));
    button.hidden = false;
    tell();
  }

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...folded()];
    opened.forEach((each) => { each.open = true; });
  });
  addEventListener('afterprint', () => opened.forEach((each) => { each.open = false; }));
})();
