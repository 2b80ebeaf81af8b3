// Listens to the builds: a good one reads this page anew, and what a bad one says stands above it until it is mended.
(() => {
  const own = document.currentScript.dataset;
  const home = new URL('./', document.currentScript.src);
  const key = `charterhouse-live ${location.pathname}`;
  let builds;
  let shown = '';
  let panel;

  // A fold is known by its id, or by its words and how often they came before.
  const folds = () => {
    const times = {};
    return [...document.querySelectorAll('details')].map((fold) => {
      const name = fold.id || fold.querySelector('summary')?.textContent.trim() || '';
      times[name] = (times[name] ?? 0) + 1;
      return [`${name} ${times[name]}`, fold];
    });
  };

  const keep = () => {
    const open = Object.fromEntries(folds().map(([name, fold]) => [name, fold.open]));
    sessionStorage.setItem(key, JSON.stringify({ open, left: scrollX, top: scrollY }));
  };

  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    if (!kept) return;
    for (const [name, fold] of folds()) fold.open = kept.open[name] ?? fold.open;
    const scroll = () => scrollTo({ left: kept.left, top: kept.top, behavior: 'instant' });
    scroll();
    if (document.readyState !== 'complete') addEventListener('load', scroll, { once: true });
  };

  const show = (said) => {
    if (said === shown) return;
    shown = said;
    panel?.remove();
    if (!said) return;
    panel = document.createElement('charterhouse-live');
    const made = (name, words = '') => Object.assign(document.createElement(name), { textContent: words });
    const style = Object.assign(made('link'), { rel: 'stylesheet', href: new URL('live.css', home) });
    const fold = Object.assign(made('details'), { open: true });
    const words = Object.assign(made('pre', said), { tabIndex: 0 });
    fold.append(made('summary', 'Not built: this is the last good page'), words);
    const alert = made('section');
    alert.setAttribute('role', 'alert');
    alert.append(fold);
    // In a tree of its own, so that neither the panel nor the page changes how the other looks.
    panel.attachShadow({ mode: 'open' }).append(style, alert);
    document.body.prepend(panel);
  };

  const told = ({ data }) => {
    const { built, turn, said } = JSON.parse(data);
    if (built === own.built && (built || String(turn) === own.turn)) {
      if (built) show(said);
      return;
    }
    stop();
    keep();
    location.reload();
  };

  // A browser opens no more than six connections to a server: pages that nobody sees leave them to the others.
  const stop = () => {
    builds?.close();
    builds = undefined;
  };
  const listen = () => {
    if (document.hidden) {
      stop();
    } else if (!builds) {
      builds = new EventSource(new URL('builds', home));
      builds.onmessage = told;
    }
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', stop);
  addEventListener('pageshow', listen);
  restore();
  listen();
})();
