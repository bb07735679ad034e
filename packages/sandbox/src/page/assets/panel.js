import { el } from './draw.js';

const count = new Intl.NumberFormat();

/** The ledger's counts, with those that indicate a problem highlighted. */
export function drawLedger(into, note, summary) {
  const unanswered = summary.items - summary.itemsAcknowledged;
  const rows = [
    ['Accepted sends', summary.sends, false],
    ['Sent twice', summary.surplusSends, summary.surplusSends > 0],
    ['Received', summary.inbound, false],
    ['Webhooks open', unanswered, false],
    ['Attempts', summary.attempts, false],
    ['Given up', summary.postsAbandoned, summary.postsAbandoned > 0],
  ];
  into.replaceChildren(
    ...rows.map(([name, value, bad]) =>
      el('div', { class: bad ? 'bad' : undefined }, el('dt', {}, name), el('dd', {}, count.format(value))),
    ),
  );
  note.textContent = summary.sends + summary.inbound === 0 ? 'Nothing has happened yet.' : '';
}

function sentenceOf(fault) {
  const [name, value] = Object.entries(fault.effect)[0] ?? ['', ''];
  const what = {
    error: `Error ${value}`,
    failStatus: `Fails later, ${value}`,
    delayMs: `${value} ms late`,
    dropAnswer: 'Answer lost',
    dropBefore: 'Connection lost',
    statusBeforeAnswer: 'Status before the answer',
    duplicateWebhook: `Webhooks ${Number(value) + 1} times`,
    reorderWebhooks: 'Webhooks out of order',
    loseWebhook: 'Webhooks lost',
    breakSignature: 'First signature broken',
  }[name];
  const where = fault.match.to ? `, for ${fault.match.to}` : '';
  const often = fault.match.count ? ` of ${fault.match.count}` : ' times';
  return `${what ?? name}${where}. Applied ${fault.applied}${often}.`;
}

export function drawFaults(into, faults, remove) {
  into.replaceChildren(
    ...faults.map((fault) =>
      el(
        'li',
        {},
        el('span', {}, sentenceOf(fault)),
        el('button', { type: 'button', class: 'quiet', onclick: () => remove(fault.id) }, 'Remove'),
      ),
    ),
  );
}

/** The effect and match of a selection in the form. */
export function faultFrom(form, person) {
  const kind = form.get('kind');
  const [name, code] = kind.split(':');
  const effect = {
    error: { error: Number(code) },
    fail: { failStatus: Number(code) },
    delay: { delayMs: 3000 },
    early: { statusBeforeAnswer: true },
    duplicate: { duplicateWebhook: 2 },
    reorder: { reorderWebhooks: true, withinMs: 2000 },
    signature: { breakSignature: true },
    lose: { loseWebhook: true },
  }[name] ?? { [kind]: true };
  return {
    effect,
    match: {
      ...(form.get('once') ? { count: 1 } : {}),
      ...(form.get('mine') && person ? { to: person } : {}),
    },
  };
}

/** The settings a program needs to use this number; secrets are shown on request only. */
export function drawConnect(into, view, number, act) {
  if (!number) {
    into.replaceChildren(el('p', { class: 'note' }, 'There is no business number yet.'));
    return;
  }
  const line = (name, value) => [el('dt', {}, name), el('dd', {}, value)];
  const list = el(
    'dl',
    {},
    ...line('Graph base URL', view.url),
    ...line('Phone number id', number.pnid),
    ...line('Webhooks go to', number.callbackUrl ?? 'nowhere yet'),
  );
  const reveal = el(
    'button',
    {
      type: 'button',
      class: 'quiet',
      onclick: async () => {
        const all = await act('GET', '/sandbox/numbers');
        const found = all?.find((one) => one.pnid === number.pnid);
        if (!found) return;
        reveal.remove();
        list.append(
          ...line('Account id (WABA)', found.wabaId),
          ...line('Access token', found.token),
          ...line('App secret', found.appSecret),
          ...line('Verify token', found.verifyToken),
        );
      },
    },
    'Show token and secrets',
  );
  const url = el('input', {
    name: 'url',
    type: 'url',
    required: true,
    placeholder: 'http://127.0.0.1:8080/webhooks/whatsapp',
  });
  const form = el(
    'form',
    {},
    el('label', {}, 'Send webhooks to', url),
    el('button', { type: 'submit', class: 'quiet' }, 'Shake hands'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    act('PUT', `/sandbox/apps/${number.appId}`, { callbackUrl: url.value });
  });
  into.replaceChildren(list, el('p', { class: 'note' }, reveal), form);
}
