import type { MessageContent } from '@waqtor/contract';
import { expect, test } from 'vitest';
import { textOfContent } from './content-text.ts';

const rendered = {
  header: { format: 'text', text: 'Order', filename: null },
  body: 'It is ready.',
  footer: 'Dates & Co',
  buttons: [{ type: 'copy_code', text: 'Copy', code: 'SAVE' }],
  limitedTimeOffer: { text: 'Today' },
  cards: [{ header: null, body: 'One', buttons: [] }],
};
const interactive = (action: object) => ({ type: 'interactive', body: 'Pick', action });

test.each<[object, string | null]>([
  [{ type: 'text', text: 'Hello' }, 'Hello'],
  [{ type: 'image', caption: 'The shade' }, 'The shade'],
  [{ type: 'image' }, null],
  [{ type: 'document', caption: 'Plan', filename: 'plan.pdf' }, 'Plan\nplan.pdf'],
  [{ type: 'location', latitude: 1, longitude: 2, name: 'Port', address: 'Quay' }, 'Port\nQuay'],
  [
    {
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'Jo' } }, { name: { first_name: 'A', last_name: 'B' } }],
    },
    'Jo\nA B',
  ],
  [{ type: 'contacts', contacts: [{ org: { company: 'Dates' } }, {}] }, 'Dates'],
  [{ type: 'reaction', emoji: null, targetProviderId: 'x' }, null],
  [{ type: 'interactive_reply', replyType: 'list', title: 'A', description: 'First' }, 'A\nFirst'],
  [interactive({ type: 'buttons', buttons: [{ id: 'y', title: 'Yes' }] }), 'Pick\nYes'],
  [interactive({ type: 'list', button: 'Open', sections: [{ rows: [{ id: 'a', title: 'A' }] }] }), 'Pick\nA'],
  [interactive({ type: 'link', displayText: 'Open', url: 'https://a.example' }), 'Pick\nOpen'],
  [{ type: 'template', name: 'a', rendered }, 'Order\nIt is ready.\nDates & Co\nToday\nCopy\nSAVE\nOne'],
  [
    {
      type: 'template',
      name: 'a',
      rendered: {
        ...rendered,
        header: { filename: 'a.pdf' },
        footer: null,
        cards: undefined,
        limitedTimeOffer: undefined,
        buttons: [],
      },
    },
    'a.pdf\nIt is ready.',
  ],
  [{ type: 'template', name: 'a' }, null],
  [{ type: 'order', items: [], text: 'Soon' }, 'Soon'],
  [{ type: 'system', event: 'x' }, null],
  [{ type: 'edit', targetProviderId: 'x', content: { type: 'text', text: 'Edited' } }, 'Edited'],
  [{ type: 'payment', status: 'captured', referenceId: 'r1' }, 'r1'],
  [{ type: 'payment', status: 'captured' }, null],
  [{ type: 'call', outcome: 'missed' }, null],
])('%j has the text %j', (content, text) => {
  expect(textOfContent(content as MessageContent)).toBe(text);
});
