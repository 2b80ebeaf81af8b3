// Marks in the contents where the reader is: at the last heading that has passed the upper third of the window.
(() => {
  const links = new Map();
  for (const link of document.querySelectorAll('.contents a[href^="#"]')) {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (place) links.set(place, link);
  }
  if (!links.size) return;
  const [first] = links.keys();
  const passed = new Set();
  let current;
  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) passed.add(target);
      else passed.delete(target);
    }
    let here = first;
    for (const place of links.keys()) if (passed.has(place)) here = place;
    if (here === current) return;
    links.get(current)?.removeAttribute('aria-current');
    links.get(here).setAttribute('aria-current', 'true');
    current = here;
  }, { rootMargin: '9999999px 0px -70% 0px' }); // whatever lies above the line counts as seen
  for (const place of links.keys()) observer.observe(place);
})();
