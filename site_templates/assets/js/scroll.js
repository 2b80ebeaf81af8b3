// A table or listing that is wider than its place becomes a stop for the keyboard, so that arrows can move it.
(() => {
  const wide = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (target.scrollWidth <= target.clientWidth) {
        for (const name of ['tabindex', 'role', 'aria-label']) target.removeAttribute(name);
        continue;
      }
      const words = target.querySelector('caption')?.textContent.trim();
      target.tabIndex = 0;
      if (target.matches('table')) continue; // it has a role and must keep it
      target.setAttribute('role', 'group');
      target.setAttribute('aria-label', words || (target.matches('pre') ? 'Listing' : 'Table'));
    }
  });
  document.querySelectorAll('main :is(.scroll, pre, .own table)').forEach((each) => wide.observe(each));
})();
