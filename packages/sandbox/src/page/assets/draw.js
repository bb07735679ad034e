/** Creates an element; strings are inserted as text, never as markup. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(
    ...children.filter((child) => child !== undefined && child !== null && child !== false && child !== ''),
  );
  return node;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
export const timeOf = (at) => el('time', { datetime: at }, clock.format(new Date(at)));

const TICKS = {
  accepted: ['·', 'accepted'],
  sent: ['✓', 'sent'],
  delivered: ['✓✓', 'delivered'],
  read: ['✓✓', 'read'],
  played: ['✓✓', 'played'],
  failed: ['failed', 'failed'],
};

function ticks(bubble) {
  // The customer's own messages only show whether the business has marked them as read.
  if (bubble.direction === 'in' && bubble.status !== 'read') return undefined;
  const [sign, word] = TICKS[bubble.status] ?? ['', ''];
  const tone = bubble.status === 'played' ? 'read' : bubble.status;
  return el('span', { class: `ticks ${tone}`, title: word, role: 'img', 'aria-label': word }, sign);
}

function mediaOf({ kind, src, link, name }) {
  if (!src) return el('p', { class: 'kind' }, `${name}: ${link ?? 'gone'}`);
  if (kind === 'image' || kind === 'sticker') return el('img', { src, alt: name });
  if (kind === 'audio') return el('audio', { src, controls: true, preload: 'metadata' });
  if (kind === 'video') return el('video', { src, controls: true, preload: 'metadata' });
  return el('p', {}, el('a', { href: src, download: name }, name));
}

/** One message; `tap` is called with the message that the tapped button sends. */
export function bubbleOf(bubble, tap) {
  const words = (className, text) => (text ? el('p', { class: className, dir: 'auto' }, text) : undefined);
  const parts = [];
  if (bubble.revoked) parts.push(el('p', { class: 'kind' }, 'Deleted by the customer'));
  else {
    if (bubble.quoted) parts.push(el('blockquote', { dir: 'auto' }, bubble.quoted));
    if (bubble.media) parts.push(mediaOf(bubble.media));
    if (bubble.location) {
      const { name, latitude, longitude } = bubble.location;
      parts.push(
        el(
          'div',
          { class: 'pin' },
          el(
            'div',
            {},
            el('p', { dir: 'auto' }, name),
            el('p', { class: 'kind' }, `${latitude}, ${longitude}`),
          ),
        ),
      );
    }
    parts.push(words('head', bubble.header), words('', bubble.text), words('foot', bubble.footer));
    if (!bubble.text && !bubble.media && !bubble.location)
      parts.push(el('p', { class: 'kind' }, bubble.kind));
    if (bubble.taps.length > 0) {
      const buttons = bubble.taps.map(({ title, note, written }) =>
        el(
          'button',
          { type: 'button', dir: 'auto', onclick: () => tap(written) },
          title,
          note && el('small', {}, note),
        ),
      );
      parts.push(el('div', { class: 'taps' }, ...buttons));
    }
  }
  const side = bubble.direction === 'in' ? 'in' : 'out';
  return el(
    'li',
    { class: `bubble ${side} ${bubble.kind}${bubble.reaction ? ' reacted' : ''}` },
    ...parts,
    el('div', { class: 'meta' }, bubble.edited && 'edited', timeOf(bubble.at), ticks(bubble)),
    bubble.reaction && el('span', { class: 'reaction' }, bubble.reaction),
  );
}

/** A row in the list of customers. */
export function personOf(person, isShown, choose) {
  const initial = [...person.name.trim()][0] ?? '?';
  return el(
    'li',
    {},
    el(
      'button',
      { type: 'button', 'aria-current': isShown ? 'true' : undefined, onclick: () => choose(person.id) },
      el('span', { class: 'face', 'aria-hidden': 'true' }, initial),
      el('b', {}, el('bdi', {}, person.name)),
      person.at ? timeOf(person.at) : el('span'),
      el('i', {}, el('bdi', {}, person.last || person.phone)),
    ),
  );
}
