import { z } from 'zod';
import { contact } from '../inbox/contact.ts';
import { publicId } from '../protocol/ids.ts';
import { defineEvent } from './define-event.ts';

const topic = 'conversations';
const contactId = publicId('contact');

export const contactCreated = defineEvent('contact.created', {
  topic,
  summary: 'A contact was created.',
  schema: z.object({ contact }),
  public: true,
});

export const contactUpdated = defineEvent('contact.updated', {
  topic,
  summary: 'A contact changed.',
  schema: z.object({ contact }),
  public: true,
});

export const contactDeleted = defineEvent('contact.deleted', {
  topic,
  summary: 'A contact was deleted. Also replaces earlier events that referred to the contact.',
  schema: z.object({ contactId }),
  public: true,
});

export const contactMerged = defineEvent('contact.merged', {
  topic,
  summary: 'Two contacts were merged: `sourceId` was deleted, and everything in it moved to `targetId`.',
  schema: z.object({ sourceId: contactId, targetId: contactId }),
  public: true,
});

export const contactMergeSuggested = defineEvent('contact.merge_suggested', {
  topic,
  summary: 'Two contacts may be the same person; a member has to decide.',
  schema: z.object({ contactIds: z.array(contactId) }),
  public: true,
});

export const contactMergeDismissed = defineEvent('contact.merge_dismissed', {
  topic,
  summary: 'A member decided that two contacts are not the same person.',
  schema: z.object({ contactIds: z.array(contactId) }),
  public: true,
});
