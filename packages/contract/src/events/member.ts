import { z } from 'zod';
import { member } from '../auth/member.ts';
import { tenant } from '../auth/tenant.ts';
import { publicId } from '../protocol/ids.ts';
import { defineEvent } from './define-event.ts';

const topic = 'workspace';

export const memberAdded = defineEvent('member.added', {
  topic,
  summary: 'A user joined the tenant.',
  schema: z.object({ member }),
  public: true,
});

export const memberUpdated = defineEvent('member.updated', {
  topic,
  summary: 'The role or the availability of a member changed, or they were deactivated or reactivated.',
  schema: z.object({ member }),
  public: true,
});

export const memberRemoved = defineEvent('member.removed', {
  topic,
  summary: 'A user is no longer a member of the tenant.',
  schema: z.object({ userId: publicId('user') }),
  public: true,
});

export const tenantUpdated = defineEvent('tenant.updated', {
  topic,
  summary: 'The profile of the tenant changed.',
  schema: z.object({ tenant }),
  public: true,
});
