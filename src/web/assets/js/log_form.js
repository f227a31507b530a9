/** The log form: the button says what it saves, and the competencies follow the work process. */
export function logForms() {
  for (const form of document.querySelectorAll('form[data-log]')) {
    nameTheButton(form);
    followTheProcess(form);
  }
}

function nameTheButton(form) {
  const button = form.querySelector('[data-save]');
  if (!button) return;
  const update = () => {
    const chip = form.querySelector('input[name="minutes"]:checked');
    const other = form.querySelector('[name="minutes_other"]');
    const text = chip?.value === 'other' ? other.value.trim() : chip?.nextElementSibling.textContent.trim();
    button.textContent = /^[0-9][0-9:., ]*(h|min|m)?( [0-9]+ min)?$/.test(text) ? `${button.dataset.save} ${text}` : button.dataset.save;
  };
  form.addEventListener('input', update);
  form.querySelector('.chip-other input')?.addEventListener('change', (event) => {
    if (event.target.checked) form.querySelector('[name="minutes_other"]').focus();
  });
  update();
}

function followTheProcess(form) {
  const select = form.querySelector('select[name="work_process"]');
  const list = form.querySelector('[data-competencies]');
  if (!select || !list) return;
  const chosen = new Set();
  const remember = () => {
    for (const box of list.querySelectorAll('input')) chosen[box.checked ? 'add' : 'delete'](box.value);
  };
  list.addEventListener('change', remember);
  remember();
  select.addEventListener('change', () => {
    const set = [...form.querySelectorAll('template[data-process]')].find((t) => t.dataset.process === select.value);
    list.replaceChildren(set ? set.content.cloneNode(true) : '');
    list.closest('fieldset').hidden = !set;
    for (const box of list.querySelectorAll('input')) box.checked = chosen.has(box.value);
    for (const more of list.querySelectorAll('details')) more.open = more.querySelector(':checked') !== null;
  });
}
