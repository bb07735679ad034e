import { z } from 'zod';
import { notification } from '../inbox/notification.ts';
import { instant } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { defineEvent } from './define-event.ts';

const common = { topic: 'notifications', public: false, audience: 'person' } as const;

export const notificationCreated = defineEvent('notification.created', {
  ...common,
  summary: 'A user was notified.',
  schema: z.object({ notification }),
});

export const notificationRead = defineEvent('notification.read', {
  ...common,
  summary: 'A user read notifications; all of them if `notificationIds` is null.',
  schema: z.object({ notificationIds: z.array(publicId('notification')).nullable(), readAt: instant }),
});

export const notificationDeleted = defineEvent('notification.deleted', {
  ...common,
  summary: 'A user deleted a notification.',
  schema: z.object({ notificationId: publicId('notification') }),
});
