import { createPublicKey } from 'node:crypto';
import { type Json, objectAt, stringAt } from '../../json.ts';
import type { BusinessNumber } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { missing } from '../request/checks.ts';

/** Records of a number that are stored as given: encryption key, official account, compliance, username. */

/**
 * Handles `POST {pnid}/whatsapp_business_encryption`: sets the RSA key for encrypting requests to flow
 * endpoints.
 */
export function setEncryptionKey(number: BusinessNumber, parameters: Json): Json {
  const key = stringAt(parameters, 'business_public_key');
  if (!key) throw missing('business_public_key');
  if (!isRsaKey(key))
    throw new GraphError(100, 'Param business_public_key must be an RSA public key in PEM.');
  number.records.encryptionKey = key;
  return { success: true };
}

function isRsaKey(pem: string): boolean {
  try {
    return createPublicKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

export const showEncryptionKey = ({ records }: BusinessNumber): Json => ({
  data: records.encryptionKey
    ? [{ business_public_key: records.encryptionKey, business_public_key_signature_status: 'VALID' }]
    : [],
});

const OFFICIAL = {
  SUBMIT_APPLICATION: ['PENDING', 'Your Official Business Account application is under review'],
  RESUBMIT_APPLICATION: ['PENDING', 'Your Official Business Account application is under review'],
  WITHDRAW_APPLICATION: ['CANCELLED', 'Official Business Account application has been cancelled'],
} as const;

/** Handles `POST {pnid}/official_business_account`: requests the badge, or withdraws the request. */
export function applyForOfficial(number: BusinessNumber, parameters: Json): Json {
  const action = stringAt(parameters, 'action') ?? 'SUBMIT_APPLICATION';
  const answer = Object.hasOwn(OFFICIAL, action) ? OFFICIAL[action as keyof typeof OFFICIAL] : undefined;
  if (!answer)
    throw new GraphError(100, `Param action must be one of {${Object.keys(OFFICIAL).join(', ')}}.`);
  [number.records.officialStatus] = answer;
  return { success: true, message: answer[1], updated_status: showOfficial(number) };
}

export const showOfficial = ({ id, records }: BusinessNumber): Json => ({
  id,
  oba_status: records.officialStatus ?? 'NOT_STARTED',
});

const OFFICER = ['name', 'email', 'mobile_number'];

/** Handles `POST {pnid}/business_compliance_info`: data that businesses in India must provide. */
export function setCompliance(number: BusinessNumber, parameters: Json): Json {
  for (const key of ['entity_name', 'entity_type'] as const)
    if (!stringAt(parameters, key)) throw missing(key);
  const officer = objectAt(parameters, 'grievance_officer_details');
  for (const key of OFFICER) if (!stringAt(officer, key)) throw missing(`grievance_officer_details[${key}]`);
  number.records.compliance = { ...parameters, access_token: undefined };
  return { success: true };
}

export const showCompliance = ({ records }: BusinessNumber): Json => ({
  data: records.compliance ? [{ messaging_product: 'whatsapp', ...records.compliance }] : [],
});

/** Handles `POST {pnid}/username`: sets the username by which customers find the business. */
export function setUsername(number: BusinessNumber, parameters: Json): Json {
  const username = stringAt(parameters, 'username');
  if (!username) throw missing('username');
  if (!/^[a-z0-9._]{3,35}$/.test(username) || !/[a-z]/.test(username))
    throw new GraphError(
      100,
      'Param username must have 3 to 35 small letters, digits, periods and underscores.',
    );
  number.fields.username = username;
  return { status: 'approved' };
}

export const showUsername = ({ fields }: BusinessNumber): Json =>
  typeof fields.username === 'string' ? { username: fields.username, status: 'approved' } : {};

export function deleteUsername(number: BusinessNumber): Json {
  delete number.fields.username;
  return { success: true };
}

/** Handles `GET {pnid}/username_suggestions`: returns usernames derived from the verified name. */
export function suggestUsernames({ verifiedName, id }: BusinessNumber): Json {
  const stem = verifiedName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 25);
  return { data: [{ username_suggestions: [`${stem}_official`, `${stem}_${id.slice(-4)}`] }] };
}
