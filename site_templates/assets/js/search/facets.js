// What the reader narrows the search to. A list of few values is a select; parties may be thousands: they are typed.
const MOST = 30;
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

// `totals`: facet -> value -> pages; `changed` is called after every choice.
export function facets(dialog, totals, changed) {
  const fields = [...dialog.querySelectorAll('[data-facet]')];
  const known = new Map(fields.map((field) => [field, ordered(totals[field.dataset.facet] ?? {})]));
  const fits = (field) => known.get(field).filter((value) => folded(value).includes(folded(field.value.trim())));
  // A party need not be written in full: the only one that fits is meant.
  const chosen = (field) => {
    if (!field.value.trim() || known.get(field).includes(field.value)) return field.value.trim();
    const fitting = fits(field);
    const whole = fitting.find((value) => folded(value) === folded(field.value.trim()));
    return whole ?? (fitting.length === 1 ? fitting[0] : '');
  };
  let counts = totals;

  for (const field of fields) {
    field.parentElement.hidden = known.get(field).length < 2;
    if (field.list) {
      let before = '';
      field.addEventListener('input', () => {
        suggest(field);
        if (chosen(field) === before) return;
        before = chosen(field);
        changed();
      });
      field.addEventListener('focus', () => suggest(field));
      const hint = document.createElement('small');
      hint.setAttribute('role', 'status');
      field.after(hint);
      field.addEventListener('change', () => {
        if (chosen(field)) field.value = chosen(field);
        const number = fits(field).length;
        hint.textContent = !field.value.trim() || chosen(field) ? '' : number ? `${number} fit: choose one` : 'none of that name';
      });
      field.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
    } else {
      field.append(new Option('any', ''), ...known.get(field).map((value) => new Option(value, value)));
      field.addEventListener('change', changed);
    }
  }

  function suggest(field) {
    const words = folded(known.get(field).includes(field.value) ? '' : field.value.trim());
    const here = counts[field.dataset.facet] ?? {};
    const fitting = known.get(field).filter((value) => here[value] && folded(value).includes(words));
    field.list.replaceChildren(...fitting.slice(0, MOST).map((value) => new Option(`${here[value]}`, value)));
  }

  return {
    values: () => Object.fromEntries(fields.filter(chosen).map((field) => [field.dataset.facet, chosen(field)])),
    clear: () => fields.forEach((field) => { field.value = ''; field.dispatchEvent(new Event('change')); }),
    count(now) {
      counts = now;
      for (const field of fields) {
        field.classList.toggle('chosen', Boolean(chosen(field)));
        if (field.list) { suggest(field); continue; }
        for (const option of field.options) {
          if (!option.value) continue;
          const number = now[field.dataset.facet]?.[option.value] ?? 0;
          option.text = `${option.value} (${number.toLocaleString()})`;
          option.hidden = option.disabled = !number && !option.selected;
        }
      }
    },
  };
}

// The most frequent first, then by name.
function ordered(values) {
  return Object.keys(values).sort((one, other) => values[other] - values[one] || one.localeCompare(other));
}
