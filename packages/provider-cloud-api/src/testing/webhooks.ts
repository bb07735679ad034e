/** Builders of webhook bodies for tests, in Meta's format. */

export const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
export const someone = { profile: { name: 'Sheena Nelson' }, wa_id: '16505551234' };

type Json = Record<string, unknown>;

export function buildBody(field: string, value: unknown, entry: Json = {}): unknown {
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '102290129340398', ...entry, changes: [{ field, value }] }],
  };
}

export function buildValue(parts: Json): Json {
  return { messaging_product: 'whatsapp', metadata, ...parts };
}

/** One message from Sheena; `parts` replaces or adds properties. */
export function buildMessage(parts: Json = {}): Json {
  return {
    from: '16505551234',
    id: 'wamid.A1',
    timestamp: '1749416383',
    type: 'text',
    text: { body: 'hello' },
    ...parts,
  };
}

export function buildMessages(...messages: unknown[]): unknown {
  return buildBody('messages', buildValue({ contacts: [someone], messages }));
}

export function buildStatus(parts: Json = {}): Json {
  return {
    id: 'wamid.B1',
    status: 'sent',
    timestamp: '1750030073',
    recipient_id: '16505551234',
    ...parts,
  };
}
