import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { testDatabase } from '@waqtor/testing';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPlatform } from '../../../platform/testing.ts';
import { createIntake } from '../intake.ts';
import { buildOutgoing, buildWebhookSession, type TestSession } from '../testing.ts';

/* Webhooks in Meta's format, and the contacts and conversations that result from them. */

const database = await testDatabase();
const platform = buildPlatform(database);
const intake = createIntake(platform);
afterAll(() => intake.stop());
const { webhooks } = cloudApiEngine;

let session: TestSession;
let count = 0;
beforeEach(async () => {
  session = await buildWebhookSession(database, platform);
});

const SECOND = 1_795_900_000;

/** Stores one webhook value for this session's number. */
async function take(value: object, field = 'messages'): Promise<void> {
  const metadata = { display_phone_number: '15550100100', phone_number_id: '1122334455667' };
  const change = { field, value: { messaging_product: 'whatsapp', metadata, ...value } };
  const body = { object: 'whatsapp_business_account', entry: [{ id: '1234567890', changes: [change] }] };
  const events = webhooks?.parse(body) ?? [];
  await intake.submit(events.map((event) => ({ ...session, event })));
}

interface Sender {
  phone?: string;
  id?: string;
  name?: string;
}

interface Part {
  contacts: object[];
  messages: object[];
}

/** Builds a text message, with the contact entry that identifies its sender. */
function text({ phone, id, name }: Sender, more: object = {}): object {
  count += 1;
  const contact = { profile: name === undefined ? {} : { name }, wa_id: phone, user_id: id };
  return {
    contacts: [contact],
    messages: [
      {
        from: phone,
        from_user_id: id,
        id: `wamid.in.${count}`,
        timestamp: String(SECOND),
        type: 'text',
        text: { body: `text ${count}` },
        ...more,
      },
    ],
  };
}

function system(what: object, from?: string): object {
  count += 1;
  const message = { id: `wamid.sys.${count}`, timestamp: String(SECOND), type: 'system', from, system: what };
  return { messages: [message] };
}

const status = (providerId: string, recipient: object) => ({
  statuses: [{ id: providerId, status: 'delivered', timestamp: String(SECOND), ...recipient }],
});

/** Returns the contacts, each with the number of messages in its conversations. */
async function people(): Promise<string[]> {
  const { rows } = await database.admin.pool.query<{ line: string }>(
    `select concat_ws(' ', c.phone, c.bsuid, coalesce(c.profile_name, '-'),
       (select count(*) from messages m where m.contact_id = c.id)) as line
     from contacts c where c.tenant_id = $1 order by 1`,
    [session.tenantId],
  );
  return rows.map((row) => row.line);
}

async function countOf(table: string): Promise<number> {
  const { rows } = await database.admin.pool.query(
    `select count(*)::int from ${table} where tenant_id = $1`,
    [session.tenantId],
  );
  return rows[0].count;
}

/** Tests the webhooks in the given order and in reverse. */
function inBothOrders(name: string, values: readonly [object, string?][], expected: string[]): void {
  for (const [order, list] of [
    ['in order', values],
    ['in reverse', values.toReversed()],
  ] as const) {
    test(`${name} (${order})`, async () => {
      for (const [value, field] of list) await take(value, field);
      expect(await people()).toEqual(expected);
      expect(await countOf('conversations')).toBe(expected.length);
    });
  }
}

const former = { id: 'US.41000001', name: 'Rim' };
const latter = { id: 'US.41000002', name: 'Rim' };

describe('one person with a changed user id is one contact with one conversation', () => {
  inBothOrders(
    'reported by a system message without a sender',
    [
      [text(former)],
      [system({ type: 'user_changed_user_id', previous_user_id: former.id, user_id: latter.id })],
      [text(latter)],
    ],
    ['US.41000002 Rim 3'],
  );
  for (const update of [
    { user_id: { previous: former.id, current: latter.id } },
    { user_id: latter.id, previous_user_id: former.id },
  ]) {
    inBothOrders(
      `told by user_id_update ${JSON.stringify(update)}`,
      [
        [text(former)],
        [{ user_id_update: [{ detail: 'updated', timestamp: String(SECOND), ...update }] }, 'user_id_update'],
        [text(latter)],
      ],
      ['US.41000002 Rim 2'],
    );
  }
  test('reported by a system message from their number without the old id', async () => {
    await take(text({ ...former, phone: '16505550101' }));
    await take(system({ type: 'user_changed_user_id', user_id: latter.id }, '16505550101'));
    await take(text({ ...latter, phone: '16505550101' }));
    expect(await people()).toEqual(['+16505550101 US.41000002 Rim 3']);
  });
  test('reported by the parent id that all portfolios share', async () => {
    await take({ ...text({}, { from_user_id: 'US.1', from_parent_user_id: 'US.ENT.7' }), contacts: [] });
    await take({ ...text({}, { from_user_id: 'US.2', from_parent_user_id: 'US.ENT.7' }), contacts: [] });
    expect(await people()).toEqual(['US.2 - 2']);
  });
});

describe('one person with a changed phone number is one contact with one conversation', () => {
  for (const [form, what] of [
    ['in the current format', { type: 'user_changed_number', wa_id: '16505550102' }],
    ['in the older format', { type: 'customer_changed_number', new_wa_id: '16505550102' }],
    [
      'in the format with a new user id',
      { type: 'user_changed_number', wa_id: '16505550102', user_id: latter.id },
    ],
  ] as const) {
    inBothOrders(
      form,
      [
        [text({ ...former, phone: '16505550101' })],
        [system(what, '16505550101')],
        [text({ id: 'user_id' in what ? latter.id : former.id, name: 'Rim', phone: '16505550102' })],
      ],
      [`+16505550102 ${'user_id' in what ? latter.id : former.id} Rim 3`],
    );
  }
});

describe('one person with several notations of a phone number', () => {
  test('is recognised by the message they reply to, and the window opens', async () => {
    const { contactId } = await buildOutgoing(database, session, {
      phone: '+5521988776655',
      providerId: 'wamid.ours',
    });
    const answer = { context: { from: '15550100100', id: 'wamid.ours' } };
    await take(text({ phone: '552188776655', name: 'Zé' }, answer));
    await take(text({ phone: '552188776655', name: 'Zé' }));
    await take(status('wamid.ours', { recipient_id: '552188776655' }));
    expect(await people()).toEqual(['+552188776655 Zé 3']);
    const { rows } = await database.admin.pool.query(
      `select v.contact_id, v.window_expires_at is not null as "isOpen", (select ack from messages where provider_id = 'wamid.ours')
       from conversations v where v.tenant_id = $1`,
      [session.tenantId],
    );
    expect(rows).toEqual([{ contact_id: contactId, isOpen: true, ack: 2 }]);
  });

  test('is recognised by a status of, or a reaction to, a message sent to the other notation', async () => {
    await buildOutgoing(database, session, { phone: '+5215512345678', providerId: 'wamid.mx' });
    await take(status('wamid.mx', { recipient_id: '525512345678', recipient_user_id: 'MX.1' }));
    await buildOutgoing(database, session, { phone: '+5491123456789', providerId: 'wamid.ar' });
    const reaction = { type: 'reaction', text: undefined, reaction: { message_id: 'wamid.ar', emoji: '👍' } };
    await take(text({ phone: '541123456789' }, reaction));
    expect(await people()).toEqual(['+525512345678 MX.1 - 1', '+541123456789 - 2']);
  });

  test('who was two contacts with two conversations becomes one of each', async () => {
    await take(text({ phone: '552188776655', name: 'Zé' }));
    await buildOutgoing(database, session, { phone: '+5521988776655', providerId: 'wamid.ours' });
    expect(await countOf('conversations')).toBe(2);
    await take(text({ phone: '552188776655', name: 'Zé' }, { context: { id: 'wamid.ours' } }));
    expect(await people()).toEqual(['+552188776655 Zé 3']);
    expect(await countOf('conversations')).toBe(1);
  });
});

describe('two people', () => {
  inBothOrders(
    'who used one number successively keep separate conversations; the later one has the number',
    [
      [text({ phone: '16505550201', id: 'US.42000001', name: 'First' }, { timestamp: String(SECOND - 90) })],
      [text({ phone: '16505550201', id: 'US.42000002', name: 'Second' })],
    ],
    ['+16505550201 US.42000002 Second 1', 'US.42000001 First 1'],
  );

  test('who use one number alternately own it in turn, with one merge suggestion', async () => {
    const first = { phone: '16505550202', id: 'US.43000001', name: 'First' };
    const second = { ...first, id: 'US.43000002', name: 'Second' };
    for (const [n, sender] of [first, second, first, second].entries()) {
      await take(text(sender, { timestamp: String(SECOND + n * 60) }));
    }
    // Without a user id, the message belongs to the contact that had the number at that time.
    await take(text({ phone: first.phone }, { timestamp: String(SECOND + 300) }));
    expect(await people()).toEqual(['+16505550202 US.43000002 Second 3', 'US.43000001 First 2']);
    expect(await countOf('contact_merge_suggestions')).toBe(1);
  });

  test('with conflicting user ids are not merged by a reply', async () => {
    const { contactId } = await buildOutgoing(database, session, {
      phone: '+16505550203',
      providerId: 'wamid.x',
    });
    await database.admin.db
      .updateTable('contacts')
      .set({ bsuid: 'US.1' })
      .where('id', '=', contactId)
      .execute();
    await take(text({ phone: '16505550204', id: 'US.2' }, { context: { id: 'wamid.x' } }));
    expect(await people()).toHaveLength(2);
    expect(await countOf('contact_merge_suggestions')).toBe(1);
  });
});

describe('a contact with more identities than a person has', () => {
  test('keeps every message and is found by the latest hundred identities', async () => {
    const PHONES = 130;
    const from = (n: number) => ({ phone: `1650555${1_000 + n}`, id: 'US.46000001' });
    const at = (n: number) => ({ timestamp: String(SECOND + n) });
    // Most of them are in one webhook, so that a batch exceeds the limit; the last ones have a webhook each.
    const early = Array.from({ length: PHONES - 5 }, (_, n) => text(from(n), at(n))) as Part[];
    await take({
      contacts: early.flatMap(({ contacts }) => contacts),
      messages: early.flatMap(({ messages }) => messages),
    });
    for (let n = PHONES - 5; n < PHONES; n += 1) await take(text(from(n), at(n)));
    expect(await people()).toEqual([`+1650555${1_000 + PHONES - 1} US.46000001 - ${PHONES}`]);
    expect(await countOf('contact_aliases')).toBe(98);
    expect(await countOf('contact_identity_spans')).toBeLessThanOrEqual(99);

    // The oldest identity that is still stored leads to the contact.
    await take(text({ phone: from(PHONES - 99).phone }, at(PHONES)));
    expect(await people()).toHaveLength(1);
    await take(text({ phone: from(0).phone }, at(PHONES)));
    expect(await people()).toHaveLength(2);
  });
});

describe('the intake', () => {
  test('creates no contact from a status of an unknown message', async () => {
    await take(status('wamid.elsewhere', { recipient_id: '16505550301', recipient_user_id: 'US.44000001' }));
    expect(await people()).toEqual([]);
    expect(await countOf('waiting_statuses')).toBe(1);
  });

  test.each([['\u200b'], ['\u3164\u3164'], ['\u2800'], ['\u200f \ufe0f'], ['\u00ad\u2060\u{e0020}']])(
    'ignores a profile name without visible characters: %j',
    async (name) => {
      await take(text({ phone: '16505550302', name }));
      expect(await people()).toEqual(['+16505550302 - 1']);
    },
  );

  test('keeps the identities of a status that arrived before its message', async () => {
    await take(status('wamid.echo', { recipient_id: '16505550303', recipient_user_id: 'US.45000001' }));
    const echo = {
      id: 'wamid.echo',
      from: '15550100100',
      to: '16505550303',
      timestamp: String(SECOND),
      type: 'text',
      text: { body: 'from the phone' },
    };
    await take({ message_echoes: [echo] }, 'smb_message_echoes');
    expect(await people()).toEqual(['+16505550303 US.45000001 - 1']);
  });
});
