// Everything here makes a working page quicker; no page needs it.
import { copyButtons, menus, printButtons } from './page.js';
import { forms } from './forms.js';
import { logForms } from './log_form.js';
import { liveSearch } from './live_search.js';
import { queue } from './queue.js';

document.documentElement.classList.add('js');
menus();
copyButtons();
printButtons();
forms();
logForms();
queue();
liveSearch();
