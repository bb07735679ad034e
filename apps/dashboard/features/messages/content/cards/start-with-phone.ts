import { ApiError, api, ask } from '../../../../lib/api.ts';

/** The conversation of this number with whoever has this phone; contact and conversation are made where they are missing. */
export async function startWithPhone(
  sessionId: string,
  phone: string,
  name: string | undefined,
): Promise<string> {
  const contactId = await contactOf(phone, name);
  const { data } = await ask(
    api.POST('/api/v1/conversations', {
      params: { header: { 'idempotency-key': crypto.randomUUID() } },
      body: { sessionId, contactId },
    }),
  );
  return data.id;
}

async function contactOf(phone: string, name: string | undefined): Promise<string> {
  const body = { phone: international(phone), ...(name ? { name: name.slice(0, 200) } : {}) };
  const params = { header: { 'idempotency-key': crypto.randomUUID() } };
  try {
    return (await ask(api.POST('/api/v1/contacts', { params, body }))).data.id;
  } catch (error) {
    const { contactId } = (error instanceof ApiError ? (error.details ?? {}) : {}) as { contactId?: string };
    if (contactId === undefined) throw error;
    return contactId;
  }
}

/** Cards of WhatsApp may leave the plus out. */
function international(phone: string): string {
  return /^[1-9]\d{7,14}$/.test(phone) ? `+${phone}` : phone;
}
