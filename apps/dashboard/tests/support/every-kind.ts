import { until } from '@waqtor/testing/until';
import { call, type TestNumber } from './sandbox-client.ts';

/* A conversation that contains every type of message a customer and a business can exchange. */

export const PERSON = 'Salma Idrissi';

/** Builds one second of three tones as WAV, so that the bars of the waveform differ. */
function tones(): string {
  const rate = 8_000;
  const data = Buffer.alloc(rate * 6);
  for (let i = 0; i < data.length / 2; i += 1) {
    const loudness = Math.abs(Math.sin(i / 2_600)) * (0.3 + 0.7 * Math.abs(Math.sin(i / 900)));
    data.writeInt16LE(Math.round(26_000 * loudness * Math.sin(i / 3)), i * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]).toString('base64');
}

export interface Scene {
  phone: string;
  /** Sends a message as the customer; returns WhatsApp's message id. */
  write(written: Record<string, unknown>): Promise<string>;
  /** Resolves when the server has acknowledged, and so stored, all that customers sent. */
  delivered(): Promise<void>;
}

export async function openScene(sandboxUrl: string, { pnid }: TestNumber, name = PERSON): Promise<Scene> {
  const { phone } = await call<{ phone: string }>(`${sandboxUrl}/sandbox/people`, { name });
  return {
    phone,
    async write(written) {
      const path = `${sandboxUrl}/sandbox/people/${phone}/messages`;
      return (await call<{ id: string }>(path, { pnid, ...written })).id;
    },
    async delivered() {
      await until(async () => {
        const { summary } = await call<{ summary: { inbound: number; inboundAcknowledged: number } }>(
          `${sandboxUrl}/sandbox/ledger`,
        );
        return summary.inboundAcknowledged === summary.inbound;
      });
    },
  };
}

/**
 * Sends one message of every type as the customer. All are stored when it resolves, so that a reply comes after
 * them.
 */
export async function writeEveryKind({ write, delivered }: Scene): Promise<void> {
  await write({
    type: 'text',
    text: 'Hello from the ad!',
    referral: {
      source_url: 'https://ads.example/42',
      source_type: 'ad',
      source_id: '42',
      headline: 'Lamps made by hand',
      body: 'Each one its own. Ask us here.',
      ctwa_clid: 'x',
    },
  });
  const question = await write({
    type: 'text',
    text: 'My list:\n- *two* lamps\n- _one_ shade, ~red~ `green`\n> as you wrote\nSee https://example.com or call +212 612 345 678',
  });
  await write({ type: 'text', text: '😍👍' });
  await write({ type: 'text', text: 'And this is about that list', replyTo: question });
  await write({ type: 'image', caption: 'The first dune', forwarded: true });
  await write({ type: 'image' });
  await write({ type: 'video' });
  await write({ type: 'audio', data: tones(), mimeType: 'audio/wav', filename: 'note.wav' });
  await write({ type: 'document', filename: 'offer of November.pdf' });
  await write({ type: 'sticker' });
  await write({ type: 'location', latitude: 34.0209, longitude: -6.8416, name: 'Kasbah', address: 'Rabat' });
  await write({
    type: 'contacts',
    contacts: [
      {
        name: { formatted_name: 'Omar Bennani', first_name: 'Omar' },
        org: { company: 'Atelier Omar' },
        phones: [{ phone: '+212655555555', type: 'CELL' }],
        emails: [{ email: 'omar@example.com' }],
      },
    ],
  });
  await write({ type: 'button', title: 'Yes, please' });
  await write({ type: 'list', id: 'r2', title: 'Saturday', description: 'From ten to noon' });
  await write({
    type: 'flow',
    responseJson: JSON.stringify({
      flow_token: 'unused',
      screen_0_Full_name_0: 'Salma',
      guests: ['0_Two'],
      parking: true,
    }),
  });
  await write({
    type: 'order',
    catalogId: 'c1',
    text: 'By Friday',
    items: [
      { retailerId: 'lamp-red', quantity: 2, price: 149.5, currency: 'MAD' },
      { retailerId: 'shade', quantity: 1, price: 51, currency: 'MAD' },
    ],
  });
  const slip = await write({ type: 'text', text: 'See you on Sonday' });
  await write({ type: 'edit', messageId: slip, text: 'See you on Sunday' });
  const regret = await write({ type: 'text', text: 'My card is 1234' });
  await write({ type: 'revoke', messageId: regret });
  await write({ type: 'reaction', messageId: question, emoji: '🙏' });
  await write({ type: 'unsupported' });
  await write({ type: 'raw', message: { type: 'hologram', hologram: { depth: 3 } } });
  await write({ type: 'system', system: { type: 'customer_identity_changed', body: 'changed' } });
  await delivered();
}

/** Replies as the business with every type that only it can send. */
export async function answerEveryKind(url: string, token: string, phone: string): Promise<void> {
  const send = (content: unknown) =>
    call(`${url}/api/v1/messages/send`, { phoneNumber: `+${phone}`, content }, token);
  await send({
    type: 'interactive',
    header: 'The visit',
    body: 'Which day suits you?',
    footer: 'Dar Al Baraka',
    action: {
      type: 'buttons',
      buttons: [
        { id: 'sat', title: 'Saturday' },
        { id: 'sun', title: 'Sunday' },
      ],
    },
  });
  await send({
    type: 'interactive',
    body: 'All our times',
    action: {
      type: 'list',
      button: 'Choose a time',
      sections: [
        {
          title: 'Morning',
          rows: [{ id: 'ten', title: '10:00', description: 'By the door' }],
        },
      ],
    },
  });
}
