import { z } from 'zod';
import { failsWith } from './problems.ts';

/**
 * The prefix of every public id. In the database an id is a uuid (v7, time-ordered); the API adds and removes
 * the prefix.
 */
export const idPrefixes = {
  tenant: 'ten',
  user: 'usr',
  login: 'lgn',
  invitation: 'inv',
  apiKey: 'key',
  session: 'ses',
  contact: 'con',
  conversation: 'cnv',
  message: 'msg',
  media: 'med',
  webhookItem: 'itm',
  unmatchedStatus: 'ust',
  sessionError: 'err',
  tag: 'tag',
  cannedResponse: 'can',
  notification: 'ntf',
  view: 'viw',
  macro: 'mac',
  team: 'tem',
  mergeSuggestion: 'mrg',
  securityEvent: 'sec',
  activity: 'act',
} as const;

export type IdKind = keyof typeof idPrefixes;

const uuidPattern = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/;

/**
 * Returns the public id: a prefix and the uuid without dashes, such as
 * `msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2`.
 */
export function toPublicId(kind: IdKind, uuid: string): string {
  return `${idPrefixes[kind]}_${uuid.replaceAll('-', '')}`;
}

/** Returns the uuid inside a public id; undefined if the text is not an id of that type. */
export function fromPublicId(kind: IdKind, id: string): string | undefined {
  const prefix = `${idPrefixes[kind]}_`;
  if (!id.startsWith(prefix)) return undefined;
  const hex = id.slice(prefix.length);
  if (hex.length !== 32 || !uuidPattern.test(hex)) return undefined;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Schema of a public id. It stays a string when parsed; routes turn it into a uuid with `fromPublicId`. */
export function publicId(kind: IdKind) {
  return z
    .string()
    .regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-f]{32}$`), failsWith('invalid_id', { resource: kind }))
    .meta({
      description: `Public id with the prefix \`${idPrefixes[kind]}_\`.`,
      examples: [`${idPrefixes[kind]}_0199f0c2a1b47cc2a1b4f0c2a1b47cc2`],
    });
}
