import { api, unwrap } from '../../../../lib/api.ts';
import { errorParams } from '../../../../lib/problems.ts';

/**
 * The conversation between this session and this phone number; creates the contact and the conversation if
 * they do not exist.
 */
export async function startWithPhone(
  sessionId: string,
  phone: string,
  name: string | undefined,
): Promise<string> {
  const contactId = await contactOf(phone, name);
  const { data } = await unwrap(
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
    return (await unwrap(api.POST('/api/v1/contacts', { params, body }))).data.id;
  } catch (error) {
    const { contactId } = errorParams(error);
    if (typeof contactId !== 'string') throw error;
    return contactId;
  }
}

/** WhatsApp's contact cards may omit the plus sign. */
function international(phone: string): string {
  return /^[1-9]\d{7,14}$/.test(phone) ? `+${phone}` : phone;
}
