const typing = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

/** Select all, counts on the buttons, and keys for whoever clears the queue at a bench computer. */
export function queue() {
  const form = document.querySelector('form[data-queue]');
  if (!form) return;
  selection(form);
  for (const entry of form.querySelectorAll('[data-entry]')) nameTheAnswer(entry);
  document.addEventListener('keydown', (event) => onKey(form, event));
  // Enter on a box or a level would press the first button of the form.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target.matches('input')) event.preventDefault();
  });
}

function selection(form) {
  const boxes = [...form.querySelectorAll('input[name="entry"]')];
  const all = form.querySelector('input[data-all]');
  const button = form.querySelector('[data-approve-selected]');
  if (!all || !button) return;
  const update = () => {
    const count = boxes.filter((box) => box.checked).length;
    all.checked = count === boxes.length;
    all.indeterminate = count > 0 && !all.checked;
    button.disabled = count === 0;
    button.textContent = count ? button.dataset.approveSelected.replace('#', count) : button.dataset.none;
  };
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
    update();
  });
  form.addEventListener('change', update);
  update();
}

/** "Approve" becomes "Approve and sign off" once a level is chosen. */
function nameTheAnswer(entry) {
  const button = entry.querySelector('[data-approve]');
  const update = () => {
    const signed = [...entry.querySelectorAll('input[type="radio"]:checked')].some((radio) => radio.value !== '');
    button.textContent = signed ? button.dataset.signed : button.dataset.approve;
  };
  entry.addEventListener('change', update);
  update();
}

function onKey(form, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(typing)) return;
  const entries = [...form.querySelectorAll('[data-entry]')];
  const here = document.activeElement.closest('[data-entry]');
  const go = (step) => {
    const at = entries.indexOf(here);
    const next = entries[at < 0 ? 0 : Math.min(entries.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    x: () => here?.querySelector('input[name="entry"]')?.click(),
    a: () => here?.querySelector('[data-approve]')?.click(),
    s: () => here?.querySelector('.levels input:checked, .levels input')?.focus(),
    r: () => openReturn(here),
  };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}

function openReturn(entry) {
  const box = entry?.querySelector('details[data-return]');
  if (!box) return;
  box.open = true;
  box.querySelector('textarea').focus();
}
