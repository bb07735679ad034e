import { z } from 'zod';
import { instant } from '../envelope.ts';
import { publicId } from '../ids.ts';
import { notification } from '../notification.ts';
import { defineEvent } from './define-event.ts';

const common = { topic: 'notifications', public: false, audience: 'person' } as const;

export const notificationCreated = defineEvent('notification.created', {
  ...common,
  summary: 'A user was notified.',
  schema: z.object({ notification }),
});

export const notificationRead = defineEvent('notification.read', {
  ...common,
  summary: 'A user read notifications; all there were when `notificationIds` is null.',
  schema: z.object({ notificationIds: z.array(publicId('notification')).nullable(), readAt: instant }),
});

export const notificationDeleted = defineEvent('notification.deleted', {
  ...common,
  summary: 'A user deleted a notification.',
  schema: z.object({ notificationId: publicId('notification') }),
});
