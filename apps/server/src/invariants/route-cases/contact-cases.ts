import { idOf, type SeededTenant } from '../seeds/seed-tenant.ts';
import { contact, ofContact, ofConversation, type RouteCase } from './route-case.ts';

const filtered = (tenant: SeededTenant) => ({
  q: tenant.canary,
  tags: idOf(tenant, 'tag'),
  withoutTags: idOf(tenant, 'tag', 'otherTag'),
});

export const contactCases: Record<string, RouteCase> = {
  createContact: { needs: 'agent', ask: () => ({ body: { phone: '+212612999999' } }), answers: 201 },
  listContacts: {
    needs: 'viewer',
    ask: (tenant) => ({ query: filtered(tenant) }),
  },
  countContacts: { needs: 'viewer', ask: (tenant) => ({ query: filtered(tenant) }) },
  blockContact: {
    needs: 'agent',
    ask: (tenant) => ({ params: contact(tenant), body: { reason: 'abuse' } }),
  },
  unblockContact: { needs: 'agent', ask: ofContact },
  releaseHeldBackMessages: { needs: 'agent', ask: ofConversation },
  releaseHeldBackMessage: {
    needs: 'agent',
    ask: (tenant) => ({ params: { messageId: idOf(tenant, 'message') } }),
  },
  exportContacts: { needs: 'admin', ask: (tenant) => ({ query: filtered(tenant) }) },
  listContactAttributes: { needs: 'viewer' },
  bulkDeleteContacts: {
    needs: 'admin',
    ask: (tenant) => ({ body: { contactIds: [idOf(tenant, 'contact', 'otherContact')] } }),
  },
  getContact: { needs: 'viewer', ask: ofContact },
  updateContact: { needs: 'agent', ask: (tenant) => ({ ...ofContact(tenant), body: { language: 'ar' } }) },
  deleteContact: { needs: 'admin', ask: ofContact },
  mergeContact: {
    needs: 'agent',
    ask: (tenant) => ({
      params: { contactId: idOf(tenant, 'contact', 'otherContact') },
      body: { targetId: idOf(tenant, 'contact') },
    }),
  },
  listMergeSuggestions: { needs: 'viewer', ask: ofContact },
  dismissMergeSuggestion: {
    needs: 'agent',
    ask: (tenant) => ({
      params: { contactId: idOf(tenant, 'contact'), suggestionId: idOf(tenant, 'mergeSuggestion') },
    }),
  },
};
