/**
 * `<form data-live-search="ID">`: what is found stands in the element of that id while one types. The same address as
 * without the script; the header asks for the list alone.
 */
export function liveSearch() {
  for (const form of document.querySelectorAll('form[data-live-search]')) attach(form);
}

const pause = 120; // ms after a key, so that a quick typist asks once

function attach(form) {
  const field = form.querySelector('[type="search"]');
  const place = document.getElementById(form.dataset.liveSearch);
  if (!field || !place) return;
  let timer;
  let asked;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const words = field.value.trim();
    if (words === '') return place.replaceChildren();
    try {
      const address = `${form.getAttribute('action')}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { headers: { 'HX-Request': 'true' }, signal: asked.signal });
      if (answer.ok) place.innerHTML = await answer.text();
    } catch {
      // No signal, or more was typed meanwhile: the button still works.
    }
  }
}
