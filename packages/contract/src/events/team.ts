import { z } from 'zod';
import { team } from '../inbox/team.ts';
import { publicId } from '../protocol/ids.ts';
import { defineEvent } from './define-event.ts';

const topic = 'workspace';

export const teamCreated = defineEvent('team.created', {
  topic,
  summary: 'A team was created.',
  schema: z.object({ team }),
  public: true,
});

export const teamUpdated = defineEvent('team.updated', {
  topic,
  summary: 'A team changed: its name, its members, or how it assigns.',
  schema: z.object({ team }),
  public: true,
});

export const teamDeleted = defineEvent('team.deleted', {
  topic,
  summary: 'A team was deleted and removed from its conversations, and from saved views.',
  schema: z.object({ teamId: publicId('team') }),
  public: true,
});
