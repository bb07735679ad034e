import {
  notification,
  notificationQuery,
  notificationSettings,
  notificationSettingsInput,
  publicId,
  pushKey,
  pushSubscription,
  pushSubscriptionInput,
  readCount,
  unreadCount,
} from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import {
  countNotifications,
  deleteNotification,
  readAll,
  readNotifications,
  readOne,
  readSettings,
  setSettings,
} from './own-notifications.ts';
import { readPushKey, subscribe } from './push/subscribe.ts';

const tag = 'Notifications';
const params = z.object({ notificationId: publicId('notification') });
const common = { tag, access: { role: 'viewer' } } as const;

/** Registers the endpoints for the signed-in user's notifications. */
export function registerNotificationRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      ...common,
      method: 'GET',
      url: '/notifications',
      operationId: 'listNotifications',
      summary: 'List your notifications, newest first',
      query: notificationQuery,
      answer: { list: notification },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) => readNotifications(ctx, query),
  );
  route(
    app,
    {
      ...common,
      method: 'GET',
      url: '/notifications/unread-count',
      operationId: 'countUnreadNotifications',
      summary: 'Count your unread notifications',
      answer: { data: unreadCount },
    },
    ({ ctx }) => countNotifications(ctx),
  );
  route(
    app,
    {
      ...common,
      method: 'POST',
      url: '/notifications/read-all',
      operationId: 'markAllNotificationsRead',
      summary: 'Mark all your notifications as read',
      answer: { data: readCount },
    },
    ({ ctx }) => readAll(ctx),
  );
  route(
    app,
    {
      ...common,
      method: 'POST',
      url: '/notifications/:notificationId/read',
      operationId: 'markNotificationRead',
      summary: 'Mark a notification as read',
      params,
      answer: { data: notification },
    },
    ({ ctx, params }) => readOne(ctx, params.notificationId),
  );
  route(
    app,
    {
      ...common,
      method: 'DELETE',
      url: '/notifications/:notificationId',
      operationId: 'deleteNotification',
      summary: 'Delete a notification',
      params,
      answer: { data: z.null() },
    },
    ({ ctx, params }) => deleteNotification(ctx, params.notificationId),
  );
  route(
    app,
    {
      ...common,
      method: 'GET',
      url: '/notifications/settings',
      operationId: 'getNotificationSettings',
      summary: 'Get your notification settings in this business',
      answer: { data: notificationSettings },
    },
    ({ ctx }) => readSettings(ctx),
  );
  route(
    app,
    {
      ...common,
      method: 'PUT',
      url: '/notifications/settings',
      operationId: 'setNotificationSettings',
      summary: 'Set your notification settings in this business',
      body: notificationSettingsInput,
      answer: { data: notificationSettings },
    },
    ({ ctx, body }) => setSettings(ctx, body),
  );
  route(
    app,
    {
      ...common,
      method: 'GET',
      url: '/notifications/push-key',
      operationId: 'getPushKey',
      summary: 'Get the key that browsers subscribe to push messages with',
      answer: { data: pushKey },
    },
    ({ ctx }) => readPushKey(ctx),
  );
  route(
    app,
    {
      ...common,
      method: 'PUT',
      url: '/notifications/push-subscription',
      operationId: 'setPushSubscription',
      summary: 'Send push messages to the browser of your login',
      body: pushSubscriptionInput,
      answer: { data: pushSubscription },
    },
    ({ ctx, body }) => subscribe(ctx, body),
  );
}
