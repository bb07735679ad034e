import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { paths } from '../../../lib/api.generated.ts';
import { ApiError, api, unwrap } from '../../../lib/api.ts';
import { errorParams } from '../../../lib/problems.ts';
import type { Contact } from '../list/contact-filters.ts';
import { setContactData } from '../use-contacts.ts';

type BodyOf<Operation> = Operation extends { requestBody?: { content: { 'application/json': infer Body } } }
  ? Body
  : never;
export type ContactChanges = BodyOf<paths['/api/v1/contacts/{contactId}']['patch']>;
export type NewContact = BodyOf<paths['/api/v1/contacts']['post']>;

/** Updates the given fields; the response is written to the cache immediately. */
export function useChangeContact(contactId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: ContactChanges) =>
      (await unwrap(api.PATCH('/api/v1/contacts/{contactId}', { params: { path: { contactId } }, body })))
        .data,
    onSuccess: (contact: Contact) => setContactData(client, contact),
  });
}

/** Returns the contact that already has this phone, username or id, if that is why the server refused. */
export function conflictingContactId(error: unknown): string | undefined {
  if (!(error instanceof ApiError) || error.code !== 'contact_exists') return undefined;
  const { contactId } = errorParams(error);
  return typeof contactId === 'string' ? contactId : undefined;
}
