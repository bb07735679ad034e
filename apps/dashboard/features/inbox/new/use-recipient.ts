import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, unwrap } from '../../../lib/api.ts';
import { useDebounced } from '../../../lib/hooks/use-debounced.ts';

const MAX_FOUND = 8;
const FRESH_MS = 10_000;

/** Whom a new conversation is with: a stored contact, or a phone number that may not have a contact yet. */
export type Recipient = { contact: Schemas['Contact'] } | { phone: string };

/** The contacts that match what was typed, without groups, and the phone number if it can be one. */
export function useRecipients(typed: string) {
  const trimmed = typed.trim();
  const q = useDebounced(trimmed);
  const found = useQuery({
    queryKey: ['contacts', 'recipients', q],
    staleTime: FRESH_MS,
    placeholderData: (before) => before,
    queryFn: async () => {
      const query = { limit: MAX_FOUND, ...(q && { q }) };
      return (await unwrap(api.GET('/api/v1/contacts', { params: { query } }))).data;
    },
  });
  const isLoading = q !== trimmed || found.isPending || found.isPlaceholderData;
  const contacts = (found.data ?? []).filter(({ groupId }) => groupId === null);
  const phone = phoneIn(trimmed);
  const isKnown = contacts.some((contact) => contact.phone !== null && contact.phone === phone);
  const recipients: Recipient[] = [
    ...contacts.map((contact) => ({ contact })),
    ...(phone !== undefined && !isKnown ? [{ phone }] : []),
  ];
  return { recipients, isLoading, error: found.error };
}

/** The text without its separators if it looks like a phone number; the server decides whether it is one. */
function phoneIn(text: string): string | undefined {
  if (!/^\+?[\p{Nd}\s().-]+$/u.test(text)) return undefined;
  const phone = text.replace(/[^+\p{Nd}]/gu, '');
  const digits = phone.replace('+', '').length;
  return digits >= 6 && digits <= 15 ? phone : undefined;
}

/** The conversation of this number and contact; null if there is none. */
export function useConversationBetween(sessionId: string | undefined, recipient: Recipient | undefined) {
  const contactId = recipient && 'contact' in recipient ? recipient.contact.id : undefined;
  return useQuery({
    queryKey: ['conversations', 'between', sessionId, contactId],
    enabled: sessionId !== undefined && contactId !== undefined,
    // Events do not update this query.
    gcTime: 0,
    queryFn: async () => {
      const query = { limit: 1, sessionId: sessionId ?? '', contactId: contactId ?? '' };
      const { data } = await unwrap(api.GET('/api/v1/conversations', { params: { query } }));
      return data[0] ?? null;
    },
  });
}
