import { acceptedMessage, sendMessage as sendMessageSchema } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import type { Engines } from '../sessions/index.ts';
import { SendGroups } from './groups/send-groups.ts';
import { type LearnTemplates, sendMessage } from './send-message.ts';

const tag = 'Messages';

/** Registers the endpoint that sends messages. */
export function registerSendingRoutes(
  app: FastifyInstance,
  engines: Engines,
  learnTemplates?: LearnTemplates,
): void {
  const groups = new SendGroups(app.platform, engines);
  route(
    app,
    {
      method: 'POST',
      url: '/messages/send',
      operationId: 'sendMessage',
      tag,
      summary: 'Send a message; the response is sent once it is accepted',
      access: { role: 'agent' },
      body: sendMessageSchema,
      answer: { data: acceptedMessage },
      status: 202,
      idempotent: true,
      errors: [
        'session_required',
        'session_not_connected',
        'engine_unavailable',
        'recipient_required',
        'recipient_blocked',
        'recipient_suppressed',
        'unsupported_group',
        'unsupported_recipient_address',
        'invalid_phone_number',
        'message_empty',
        'message_too_long',
        'unsupported_capability',
        'window_closed',
        'referenced_message_pending',
        'referenced_message_not_sent',
        'schedule_too_far',
        'media_pending',
        'media_held_back',
        'media_gone',
        'media_too_large',
        'unsupported_file_type',
      ],
    },
    ({ ctx, body }) => sendMessage(ctx, groups, body, learnTemplates),
  );
}
