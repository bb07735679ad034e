import { bubbleOf, el, personOf } from './draw.js';
import { drawConnect, drawFaults, drawLedger, faultFrom } from './panel.js';

const $ = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search).get('pnid');
const state = { person: undefined, pnid: asked ?? undefined, view: undefined, drawn: {} };

/** Calls the admin API; an error is displayed, and the result is then undefined. */
async function act(method, path, body) {
  const options =
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(path, options);
    const json = await answer.json();
    say(answer.ok ? '' : json.error);
    refresh();
    return answer.ok ? json : undefined;
  } catch {
    say('The sandbox does not answer.');
    return undefined;
  }
}

let quiet;
function say(words) {
  $('toast').textContent = words;
  clearTimeout(quiet);
  if (words) quiet = setTimeout(() => say(''), 6000);
}

/** Redraws a part only when its data has changed, so that nothing flickers and the focus is kept. */
function when(part, shows, draw) {
  const key = JSON.stringify(shows) ?? 'nothing';
  if (state.drawn[part] === key) return;
  state.drawn[part] = key;
  draw();
}

let asking = false;
let again = false;
async function refresh() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    const query = new URLSearchParams();
    if (state.person) query.set('person', state.person);
    if (state.pnid) query.set('pnid', state.pnid);
    state.view = await (await fetch(`/sandbox/view?${query}`)).json();
    state.person = state.view.person?.id;
    state.pnid = state.view.pnid ?? undefined;
    draw();
  } catch {
    say('The sandbox does not answer.');
  }
  asking = false;
  if (again) {
    again = false;
    refresh();
  }
}

function draw() {
  const { view } = state;
  const number = view.numbers.find((one) => one.pnid === view.pnid);
  when('numbers', [view.numbers, view.pnid], () => {
    const options = view.numbers.map((one) =>
      el('option', { value: one.pnid, selected: one.pnid === view.pnid }, `${one.name} · ${one.phone}`),
    );
    $('number').replaceChildren(...options);
    document.querySelector('.number-label').hidden = view.numbers.length === 0;
  });
  when('people', [view.people, view.person?.id], () => {
    $('people').replaceChildren(
      ...view.people.map((person) => personOf(person, person.id === view.person?.id, choose)),
    );
  });
  when('chat', view.person, () => drawChat(view.person));
  when('empty', [view.numbers.length, view.people.length], () => drawEmpty(view));
  when('ledger', view.summary, () => drawLedger($('ledger'), $('ledger-note'), view.summary));
  when('faults', view.faults, () =>
    drawFaults($('faults'), view.faults, (id) => act('DELETE', `/sandbox/faults/${id}`)),
  );
  when('connect', number, () => drawConnect($('connect'), view, number, act));
}

function drawChat(person) {
  $('chat-head').hidden = $('thread').hidden = $('composer').hidden = !person;
  if (!person) return;
  $('who-name').textContent = person.name;
  $('who-phone').textContent = person.phone;
  $('online').checked = person.online;
  $('reads').checked = person.reads;
  $('window').textContent = person.windowOpen ? 'Window open' : 'Window closed: templates only';
  $('window').classList.toggle('closed', !person.windowOpen);
  const thread = $('thread');
  const atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80;
  thread.replaceChildren(...person.thread.map((bubble) => bubbleOf(bubble, write)));
  if (person.thread.length === 0)
    thread.append(
      el('li', { class: 'note' }, 'Nothing has been said yet. Write first: that opens the 24-hour window.'),
    );
  state.stayAtEnd = atEnd || state.shownPerson !== person.id;
  state.shownPerson = person.id;
  if (state.stayAtEnd) thread.scrollTop = thread.scrollHeight;
}

// Images have no height until they are loaded.
$('thread').addEventListener(
  'load',
  () => state.stayAtEnd && $('thread').scrollTo(0, $('thread').scrollHeight),
  true,
);

function drawEmpty(view) {
  const empty = $('empty');
  empty.hidden = view.numbers.length > 0 && view.people.length > 0;
  if (empty.hidden) return;
  const step = (title, text, label, run) =>
    empty.replaceChildren(
      el('strong', {}, title),
      el('p', {}, text),
      el('button', { type: 'button', onclick: run }, label),
    );
  if (view.numbers.length === 0) {
    step(
      'No business yet',
      'Make a number. It comes with an account, an app and a token that you can paste into your program.',
      'Make a business number',
      () => act('POST', '/sandbox/numbers', { verifiedName: 'My business' }),
    );
  } else {
    step(
      'No customers yet',
      'Make one and write as them. Their phone answers what the business sends.',
      'Make a customer',
      async () => {
        const made = await act('POST', '/sandbox/people', { name: 'Amal' });
        if (made) choose(made.id);
      },
    );
  }
}

function choose(id) {
  state.person = id;
  go('chat');
  refresh();
}

function write(written) {
  if (state.person)
    act('POST', `/sandbox/people/${encodeURIComponent(state.person)}/messages`, {
      pnid: state.pnid,
      ...written,
    });
}

const PLACES = [
  { name: 'Jardin Majorelle, Marrakech', latitude: 31.6417, longitude: -8.0031 },
  { name: 'Place de la République, Paris', latitude: 48.8674, longitude: 2.3637 },
  { name: 'Qasr al-Nil, Cairo', latitude: 30.0441, longitude: 31.2357 },
];
const SPECIAL = {
  location: () => PLACES[Math.floor(Math.random() * PLACES.length)],
  contacts: () => ({
    contacts: [
      {
        name: { formatted_name: 'Youssef Alami', first_name: 'Youssef' },
        phones: [{ phone: '+212 661 000 000', type: 'CELL' }],
      },
    ],
  }),
};

function go(tab) {
  document.body.dataset.tab = tab;
  for (const button of document.querySelectorAll('[data-go]')) {
    if (button.dataset.go === tab) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

for (const button of document.querySelectorAll('[data-go]'))
  button.addEventListener('click', () => go(button.dataset.go));
for (const button of document.querySelectorAll('[data-write]')) {
  button.addEventListener('click', () => {
    const type = button.dataset.write;
    write({ type, ...SPECIAL[type]?.() });
    $('more').open = false;
  });
}
document.addEventListener('click', (event) => {
  if (!$('more').contains(event.target)) $('more').open = false;
});
$('number').addEventListener('change', (event) => {
  state.pnid = event.target.value;
  refresh();
});
$('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = $('text').value.trim();
  if (!text) return;
  $('text').value = '';
  write({ type: 'text', text });
});
$('online').addEventListener('change', (event) => changePolicy({ offline: !event.target.checked }));
$('reads').addEventListener('change', (event) =>
  changePolicy({ reads: event.target.checked ? { afterMs: 1200 } : 'never' }),
);
const changePolicy = (policy) =>
  act('PATCH', `/sandbox/people/${encodeURIComponent(state.person)}`, { policy });
$('add-person').addEventListener('click', () => {
  const form = $('new-person');
  form.hidden = !form.hidden;
  $('add-person').setAttribute('aria-expanded', String(!form.hidden));
  if (!form.hidden) form.elements.name.focus();
});
$('new-person').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const phone = form.elements.phone.value.trim();
  const made = await act('POST', '/sandbox/people', {
    name: form.elements.name.value,
    ...(phone ? { phone } : {}),
  });
  if (!made) return;
  form.reset();
  form.hidden = true;
  choose(made.id);
});
$('fault').addEventListener('submit', (event) => {
  event.preventDefault();
  act('POST', '/sandbox/faults', faultFrom(new FormData(event.target), state.person));
});

go('chat');
new EventSource('/sandbox/stream').addEventListener('message', refresh);
