/** The error summary takes the focus; what was typed is not lost to a stray tap or a dead spot in the basement. */
export function forms() {
  document.querySelector('[data-errors]')?.focus();
  for (const form of document.querySelectorAll('form[data-guard]')) guard(form);
  // Before the forms' own listeners, so that a form that was held stays dirty.
  document.addEventListener('submit', holdWhileOffline, true);
  addEventListener('online', () => showOffline(false));
}

function guard(form) {
  let dirty = false;
  form.addEventListener('input', () => (dirty = true));
  form.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) dirty = false;
  });
  addEventListener('beforeunload', (event) => {
    if (dirty) event.preventDefault();
  });
}

function holdWhileOffline(event) {
  if (navigator.onLine || event.target.method !== 'post') return;
  event.preventDefault();
  showOffline(true, event.submitter);
}

function showOffline(show, beside) {
  const note = document.getElementById('offline');
  if (!note) return;
  note.hidden = !show;
  if (show && beside) beside.before(note);
}
