import { toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { findByIdentities, type Identities, identityKinds } from './contacts.store.ts';
import { readPhoneNumber } from './phone-number.ts';

/** These identities as they are stored: a phone in E.164. Throws `invalid_phone_number`. */
export function readIdentities<T extends Identities>(input: T): T {
  return input.phone ? { ...input, phone: readPhoneNumber(input.phone) } : input;
}

/** A contact must be known by something. Throws `contact_identity_required`. */
export function checkHasIdentity(identities: Identities): void {
  if (identityKinds.every((kind) => !identities[kind])) throw new AppError('contact_identity_required');
}

/** Throws `contact_exists` with the id of a contact that goes by one of these already. */
export async function checkIdentitiesFree(
  tx: Tx,
  tenantId: string,
  identities: Identities,
  exceptId?: string,
): Promise<void> {
  const [holder] = await findByIdentities(tx, tenantId, identities, exceptId);
  if (holder) throw new AppError('contact_exists', { contactId: toPublicId('contact', holder) });
}
