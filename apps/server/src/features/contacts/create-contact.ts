import type { Contact, CreateContact } from '@waqtor/contract';
import { newId } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { contactDocument, writeDocuments } from '../../platform/search/index.ts';
import { announceContactCreated } from './contacts.events.ts';
import { presentContact } from './contacts.present.ts';
import { insertContact, lockIdentities } from './contacts.store.ts';
import { checkHasIdentity, checkIdentitiesFree, readIdentities } from './identities/contact-identities.ts';
import { refusal } from './identities/phone-number.ts';
import { retryOnConflict } from './identities/retry-on-conflict.ts';

/** Adds a contact. Throws `contact_exists` with the contact that already has one of these identities. */
export function createContact(ctx: Ctx, given: CreateContact): Promise<Contact> {
  checkHasIdentity(given);
  const at = ctx.clock.now();
  return retryOnConflict(() =>
    ctx.once(async (tx) => {
      await lockIdentities(tx, ctx.tenantId);
      const { input, doubtful } = await readIdentities(tx, ctx.tenantId, given);
      await checkIdentitiesFree(tx, ctx.tenantId, input);
      if (doubtful !== undefined) throw refusal(doubtful);
      const row = await insertContact(tx, {
        id: newId(),
        tenantId: ctx.tenantId,
        phone: input.phone ?? null,
        bsuid: input.bsuid ?? null,
        lid: input.lid ?? null,
        username: input.username ?? null,
        name: input.name ?? null,
        email: input.email ?? null,
        language: input.language ?? null,
        attributes: JSON.stringify(input.attributes ?? {}),
        createdAt: at,
        updatedAt: at,
      });
      await writeDocuments(tx, [contactDocument(row)]);
      announceContactCreated(tx, row, at);
      return presentContact(row);
    }),
  );
}
