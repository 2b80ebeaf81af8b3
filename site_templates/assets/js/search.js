// Opens the search, by its buttons and by "/". What it needs is loaded when it is first opened.
(() => {
  const dialog = document.getElementById('finder');
  const served = location.protocol === 'http:' || location.protocol === 'https:';
  if (!served || !dialog?.showModal) return; // the buttons stay hidden: from a file no index can be read
  const scripts = document.currentScript.src;
  let finder;

  const open = async (words) => {
    if (!dialog.open) dialog.showModal();
    dialog.querySelector('input[name=q]').select(); // at once: what is typed while the index loads must stay
    try {
      finder ??= import(new URL('search/finder.js', scripts)).then((loaded) => loaded.finder(dialog));
      (await finder).ask(words);
    } catch {
      finder = undefined;
      dialog.querySelector('[role=status]').textContent = 'The search could not be loaded. Close it and try again.';
    }
  };

  for (const button of document.querySelectorAll('[data-search-open]')) {
    button.hidden = false;
    button.addEventListener('click', () => open(button.dataset.searchOpen));
  }
  addEventListener('keydown', (event) => {
    const field = event.target.closest?.('input, textarea, select, [contenteditable]');
    const typing = field && !dialog.contains(field); // for a moment after it has closed, the keys are still its own
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    event.preventDefault();
    open();
  });
})();
