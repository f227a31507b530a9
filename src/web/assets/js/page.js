/** The person's menu closes on Escape and on a press elsewhere. */
export function menus() {
  const close = (menu) => menu.removeAttribute('open');
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) close(menu);
    }
  });
  document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
    if (!menu) return;
    close(menu);
    menu.querySelector('summary').focus();
  });
}

/** `<button data-copy="ID" data-copied="Copied">` copies the text of the element with that id. */
export function copyButtons() {
  for (const button of document.querySelectorAll('button[data-copy]')) {
    const label = [...button.childNodes];
    button.addEventListener('click', async () => {
      const source = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
        button.textContent = button.dataset.copied;
        setTimeout(() => button.replaceChildren(...label), 2500);
      } catch {
        // Without clipboard rights the text is selected, so that one key copies it.
        getSelection().selectAllChildren(source);
      }
    });
  }
}

export function printButtons() {
  for (const button of document.querySelectorAll('button[data-print]')) {
    button.addEventListener('click', () => window.print());
  }
}
