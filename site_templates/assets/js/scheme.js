// The reader's choice of light or dark, before the first paint; without one the system's.
(() => {
  const KEY = 'charterhouse-scheme';
  const page = document.documentElement;
  const set = (scheme) => {
    if (scheme === 'light' || scheme === 'dark') page.dataset.scheme = scheme;
    else delete page.dataset.scheme;
  };
  let store;
  try {
    store = localStorage;
    set(store.getItem(KEY));
  } catch {
    return; // a browser that keeps nothing follows the system
  }
  addEventListener('DOMContentLoaded', () => {
    const buttons = [...document.querySelectorAll('[data-scheme]')].filter((each) => each !== page);
    const mark = () => buttons.forEach((each) => {
      each.setAttribute('aria-pressed', String(each.dataset.scheme === (page.dataset.scheme ?? '')));
    });
    for (const button of buttons) {
      button.addEventListener('click', () => {
        set(button.dataset.scheme);
        try {
          if (button.dataset.scheme) store.setItem(KEY, button.dataset.scheme);
          else store.removeItem(KEY);
        } catch { /* full: it holds for this page */ }
        mark();
      });
    }
    mark();
    document.querySelectorAll('.scheme').forEach((each) => { each.hidden = false; });
  });
  addEventListener('storage', (event) => { if (event.key === KEY) set(event.newValue); });
})();
