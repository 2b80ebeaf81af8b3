// "cite" copies a reference to the clause; without this script it is the link to it.
(() => {
  const said = document.createElement('span');
  said.className = 'sr';
  said.setAttribute('role', 'status');
  document.querySelector('.partnership')?.append(said);
  document.addEventListener('click', async (event) => {
    const link = event.target.closest?.('a.cite');
    if (!link || !navigator.clipboard) return;
    const title = document.querySelector('h1').textContent.trim();
    const words = link.textContent.trim();
    const clause = words.replace(/^cite\s*/, '');
    try {
      await navigator.clipboard.writeText(`${title}, version ${clause.replace(' §', ', §')}: ${link.href}`);
    } catch {
      return;
    }
    link.textContent = 'copied';
    link.classList.add('copied');
    said.textContent = `Reference to §${clause.split('§')[1]} copied`;
    setTimeout(() => { link.textContent = words; link.classList.remove('copied'); }, 1600);
  });
})();
