// Marks in the contents where the reader is: at the last heading that has passed the upper third of the window.
// On a phone the button that opens the contents says it too, and they close once an article is chosen.
(() => {
  const sheet = document.querySelector('.contents');
  const told = document.querySelector('.jump .here');
  sheet?.addEventListener('click', (event) => {
    if (event.target.closest('a') && sheet.matches(':popover-open')) sheet.hidePopover();
  });
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
    if (told) told.textContent = passed.size ? links.get(here).textContent.trim() : '';
  }, { rootMargin: '9999999px 0px -70% 0px' }); // whatever lies above the line counts as seen
  for (const place of links.keys()) observer.observe(place);
})();
