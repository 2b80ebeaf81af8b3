// Puts dates on the roads out, from a day that the reader picks. Without this script they are counted in days.
// Reckons as charterhouse does when it builds the site: see `after` in timeline.py.
(() => {
  const DAY = 864e5;
  const LAST = Date.UTC(9999, 11, 31);
  const MONTHS = { month: 1, quarter: 3, year: 12 };
  const NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

  const months = (start, number) => {
    const from = new Date(start);
    const all = from.getUTCFullYear() * 12 + from.getUTCMonth() + number;
    const year = Math.floor(all / 12);
    if (year > 9999) return LAST;
    const length = new Date(Date.UTC(year, (all % 12) + 1, 0)).getUTCDate();
    return Date.UTC(year, all % 12, Math.min(from.getUTCDate(), length));
  };
  const businessDays = (start, number) => {
    const weekday = (new Date(start).getUTCDay() + 6) % 7; // Monday is 0
    const weekend = Math.max(weekday - 4, 0); // counting from a weekend is counting from its Friday
    const rest = number % 5;
    const days = Math.floor(number / 5) * 7 + rest + (weekday - weekend + rest > 4 ? 2 : 0);
    return start + (days - weekend) * DAY;
  };
  const after = (start, number, unit) => {
    if (unit in MONTHS) return months(start, number * MONTHS[unit]);
    if (unit === 'business day') return Math.min(businessDays(start, number), LAST);
    const days = unit === 'hour' ? Math.floor(number / 24) : number * (unit === 'week' ? 7 : 1);
    return Math.min(start + days * DAY, LAST);
  };
  const written = (time) => {
    const day = new Date(time);
    return time === LAST ? 'beyond 9999' : `${day.getUTCDate()} ${NAMES[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
  };

  for (const figure of document.querySelectorAll('[data-roads]')) {
    const picker = figure.querySelector('[data-picker]');
    if (!picker) continue;
    const input = picker.querySelector('input');
    const button = picker.querySelector('button');
    const rows = [...figure.querySelectorAll('[data-step]')];
    const places = [...figure.querySelectorAll('[data-dated]')].map((place) => [place, place.textContent]);

    const show = () => {
      const picked = input.value !== '' && input.validity.valid;
      const start = Date.parse(input.value); // a date alone is read as UTC
      const ends = new Map();
      for (const { dataset } of picked ? rows : []) {
        ends.set(dataset.step, after(ends.get(dataset.follows) ?? start, Number(dataset.number), dataset.unit));
      }
      for (const [place, words] of places) {
        const dated = place.dataset.dated.replace(/\{([^}]+)\}/g, (_, step) => written(ends.get(step) ?? start));
        place.textContent = picked ? dated : words;
      }
      button.hidden = !picked;
      for (const each of figure.querySelectorAll('[data-reckoned]')) each.hidden = !picked;
      figure.classList.toggle('dated-by-reader', picked);
    };
    input.addEventListener('input', show);
    button.addEventListener('click', () => {
      input.value = '';
      show();
      input.focus();
    });
    picker.hidden = false;
    if (input.value) show(); // some browsers keep what was entered when a page is loaded again
  }
})();
