// Marks in the contents where the reader is.
(() => {
  const links = new Map();
  for (const link of document.querySelectorAll('.contents a[href^="#"]')) {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (place) links.set(place, link);
  }
  if (!links.size) return;
  const places = [...links.keys()];
  let waiting = false;
  const mark = () => {
    waiting = false;
    const passed = places.filter((place) => place.getBoundingClientRect().top < innerHeight * 0.3);
    const here = passed.at(-1) ?? places[0];
    for (const [place, link] of links) {
      if (place === here) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  addEventListener('scroll', () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, { passive: true });
  mark();
})();
