import { type Contact, toPublicId, visibleText } from '@waqtor/contract';
import type { Contacts } from '@waqtor/db';
import type { Selectable } from 'kysely';
import { presentTags } from '../tags/index.ts';

/** A row of `contacts` without the column that exists only for sorting. */
export type ContactRow = Omit<Selectable<Contacts>, 'nameKey'>;

/** Converts a row to the contract type. */
export function presentContact(row: ContactRow): Contact {
  return {
    id: toPublicId('contact', row.id),
    phone: row.phone,
    bsuid: row.bsuid,
    parentBsuid: row.parentBsuid,
    lid: row.lid,
    username: row.username,
    groupId: row.groupId,
    displayName: displayNameOf(row),
    name: row.name,
    profileName: row.profileName,
    email: row.email,
    language: row.language,
    attributes: row.attributes as Contact['attributes'],
    tags: presentTags(row.tags),
    optedOutAt: row.optedOutAt?.toISOString() ?? null,
    suppressedAt: row.suppressedAt?.toISOString() ?? null,
    suppressedReason: row.suppressedReason,
    blockedAt: row.blockedAt?.toISOString() ?? null,
    blockReason: row.blockReason,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function displayNameOf(row: ContactRow): string {
  const name = visibleText(row.name) ?? visibleText(row.profileName);
  const id = row.phone ?? visibleText(row.username) ?? row.bsuid ?? row.lid;
  return name ?? id ?? (row.groupId === null ? '' : `Group ${row.groupId.slice(-6)}`);
}
