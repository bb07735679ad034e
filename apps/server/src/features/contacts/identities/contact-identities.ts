import { toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { readLid } from '../../../platform/phone-text.ts';
import { findDefaultCountry } from '../../tenants/index.ts';
import { findByIdentities, type Identities, identityKinds } from '../contacts.store.ts';
import { type Address, readAddress, refusal } from './phone-number.ts';

/**
 * Parses an address. A number without a country code is read with the tenant's country. Throws
 * `invalid_phone_number`.
 */
async function readAddressOf(tx: Tx, tenantId: string, text: string): Promise<Address> {
  return readAddress(text, await findDefaultCountry(tx, tenantId));
}

/**
 * Identities in stored form, and the text of a phone number that is valid only if WhatsApp itself has
 * reported it.
 */
export interface ReadIdentities<T> {
  input: T;
  doubtful: string | undefined;
}

/**
 * Normalises identities: phone numbers to E.164, linked ids to one spelling; a linked id given as a phone
 * number becomes a `lid`. Throws `invalid_phone_number`.
 */
export async function readIdentities<T extends Identities>(
  tx: Tx,
  tenantId: string,
  given: T,
): Promise<ReadIdentities<T>> {
  const { phone } = given;
  const input = given.lid ? { ...given, lid: readLid(given.lid) } : given;
  if (!phone) return { input, doubtful: undefined };
  const { kind, value, isPossible } = await readAddressOf(tx, tenantId, phone);
  if (kind === 'group' || (kind === 'lid' && input.lid)) throw refusal(phone);
  if (kind === 'phone')
    return { input: { ...input, phone: value }, doubtful: isPossible ? undefined : phone };
  const { phone: _phone, ...rest } = input;
  return { input: { ...(rest as T), lid: value }, doubtful: undefined };
}

/** A contact needs at least one identity. Throws `contact_identity_required`. */
export function checkHasIdentity(identities: Identities): void {
  if (identityKinds.every((kind) => !identities[kind])) throw new AppError('contact_identity_required');
}

/** Throws `contact_exists`, with the id of the contact that already has one of these identities. */
export async function checkIdentitiesFree(
  tx: Tx,
  tenantId: string,
  identities: Identities,
  exceptId?: string,
): Promise<void> {
  const [holder] = await findByIdentities(tx, tenantId, identities, exceptId);
  if (holder) throw new AppError('contact_exists', { contactId: toPublicId('contact', holder) });
}
