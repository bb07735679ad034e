import type { SendMessage } from '@waqtor/contract';
import { fieldProblem } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';

/**
 * The recipient of a request, before any look-up. Ids are uuids; `address` is a phone number or another
 * gateway's id, as received.
 */
export type Recipient =
  | { conversationId: string }
  | { contactId: string }
  | { bsuid: string }
  | { address: string };

const bsuid = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/**
 * Returns the recipient of a request. Throws `recipient_required` if there is none, and `validation_failed`
 * if there are several.
 */
export function readRecipient(
  input: Pick<SendMessage, 'phoneNumber' | 'to' | 'contactId' | 'conversationId'>,
): Recipient {
  const given = (['phoneNumber', 'to', 'contactId', 'conversationId'] as const).filter(
    (name) => input[name] !== undefined,
  );
  if (given.length > 1) {
    throw new AppError('validation_failed', [
      fieldProblem(`body.${given[0]}`, 'mutually_exclusive', { with: given.slice(1) }),
    ]);
  }
  const { phoneNumber, to, contactId, conversationId } = input;
  if (conversationId !== undefined) return { conversationId: uuidOf('conversation', conversationId) };
  if (contactId !== undefined) return { contactId: uuidOf('contact', contactId) };
  if (to?.startsWith('con_')) return { contactId: uuidOf('contact', to) };
  if (to !== undefined && bsuid.test(to)) return { bsuid: to };
  const phone = phoneNumber ?? to;
  if (phone === undefined) throw new AppError('recipient_required');
  return { address: phone };
}
