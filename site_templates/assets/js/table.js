// Sorts and filters the table of partnerships. Without this script it is a plain table.
(() => {
  const section = document.querySelector('[data-sortable]');
  if (!section) return;
  const body = section.querySelector('tbody');
  const rows = [...body.rows].map((row) => ({
    row,
    words: row.textContent.toLowerCase(),
    groups: row.dataset.groups.split(' '),
    values: [...row.cells].map((cell) => cell.dataset.v ?? cell.textContent.trim()),
  }));
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });

  const heads = [...section.querySelectorAll('th[data-sort]')];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const number = head.dataset.sort === 'number';
      const first = number ? 'descending' : 'ascending';
      const current = head.getAttribute('aria-sort');
      const way = current ? (current === 'ascending' ? 'descending' : 'ascending') : first;
      heads.forEach((each) => each.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', way);
      const sign = way === 'ascending' ? 1 : -1;
      const compare = number ? (a, b) => a - b : collator.compare;
      rows.sort((a, b) => sign * compare(a.values[column], b.values[column]));
      body.append(...rows.map((each) => each.row));
    });
  });

  const filters = section.querySelector('[data-filters]');
  const input = filters.querySelector('[data-filter]');
  const told = filters.querySelector('.told');
  const buttons = [...filters.querySelectorAll('[data-show]')];
  let group = 'all';
  const apply = () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, words, groups } of rows) {
      row.hidden = !(groups.includes(group) && wanted.every((word) => words.includes(word)));
      shown += row.hidden ? 0 : 1;
    }
    told.textContent = shown === rows.length ? '' : `${shown} of ${rows.length} shown`;
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      group = button.dataset.show;
      buttons.forEach((each) => each.setAttribute('aria-pressed', String(each === button)));
      apply();
    });
  }
  input.addEventListener('input', apply);
  filters.hidden = false;
})();
