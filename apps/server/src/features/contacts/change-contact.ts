import { type Contact, toPublicId, type UpdateContact } from '@waqtor/contract';
import type { Contacts, Tx } from '@waqtor/db';
import type { Updateable } from 'kysely';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { contactDocument, writeDocuments } from '../../platform/search/index.ts';
import { announceContactUpdated } from './contacts.events.ts';
import { type ContactRow, presentContact } from './contacts.present.ts';
import {
  identityKinds,
  listOtherPhones,
  lockContacts,
  lockIdentities,
  updateContactRow,
} from './contacts.store.ts';
import { checkHasIdentity, checkIdentitiesFree, readIdentities } from './identities/contact-identities.ts';
import { refusal } from './identities/phone-number.ts';
import { retryOnConflict } from './identities/retry-on-conflict.ts';

/** Updates the given fields. No-op, and no event, if unchanged. */
export function changeContact(ctx: Ctx, id: string, given: UpdateContact): Promise<Contact> {
  const uuid = uuidOf('contact', id);
  const at = ctx.clock.now();
  return retryOnConflict(() =>
    ctx.tx(async (tx) => {
      await lockIdentities(tx, ctx.tenantId);
      const row = await lockContact(tx, ctx.tenantId, uuid);
      const { input, doubtful } = await readIdentities(tx, ctx.tenantId, given);
      const changes = changesOf(row, input, at);
      if (Object.keys(changes).length === 0) return presentContact(row);
      checkHasIdentity({ ...row, ...input } as ContactRow);
      await checkIdentitiesFree(tx, ctx.tenantId, input, uuid);
      if (doubtful !== undefined && 'phone' in changes) throw refusal(doubtful);
      const changed = await updateContactRow(tx, ctx.tenantId, uuid, { ...changes, updatedAt: at });
      await writeDocuments(tx, [contactDocument(changed, await listOtherPhones(tx, ctx.tenantId, uuid))]);
      announceContactUpdated(tx, changed, at);
      return presentContact(changed);
    }),
  );
}

async function lockContact(tx: Tx, tenantId: string, id: string): Promise<ContactRow> {
  const [row] = await lockContacts(tx, tenantId, [id]);
  if (!row) throw new AppError('not_found', { id: toPublicId('contact', id) });
  return row;
}

// WhatsApp reports these fields too, and the later value wins, so a value entered here is stored with its
// time.
const seenFields = [...identityKinds, 'name'] as const;

function changesOf(row: ContactRow, input: UpdateContact, at: Date): Updateable<Contacts> {
  const changes: Updateable<Contacts> = {};
  for (const field of seenFields) {
    const value = input[field];
    if (value === undefined || value === row[field]) continue;
    changes[field] = value;
    changes[`${field}At`] = at;
  }
  for (const field of ['email', 'language'] as const) {
    const value = input[field];
    if (value !== undefined && value !== row[field]) changes[field] = value;
  }
  const { attributes, optedOut } = input;
  if (attributes && JSON.stringify(attributes) !== JSON.stringify(row.attributes)) {
    changes.attributes = JSON.stringify(attributes);
  }
  if (optedOut !== undefined && optedOut !== (row.optedOutAt !== null)) {
    changes.optedOutAt = optedOut ? at : null;
    changes.marketingDecidedAt = at;
  }
  return changes;
}
