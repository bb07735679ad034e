import type { ErrorEntry } from './entry.ts';

/** Of sessions and their connection to WhatsApp. */
export const sessionErrors = {
  session_not_connected: {
    status: 409,
    title: 'The session is not connected. Check its status and restart it.',
    retry: true,
  },
  unsupported_group: {
    status: 422,
    title: 'This session cannot send to groups. Send a private message to a group member instead.',
    retry: false,
  },
  session_connection_failed: {
    status: 422,
    title: 'WhatsApp refused this connection. See details for the reason.',
    retry: false,
  },
  session_exists: { status: 409, title: 'This number is already connected.', retry: false },
  session_required: {
    status: 422,
    title: 'There is more than one session. Specify one with sessionId.',
    retry: false,
  },
  sandbox_not_configured: {
    status: 422,
    title: 'This server has no sandbox for simulated numbers.',
    retry: false,
  },
  sandbox_unavailable: {
    status: 503,
    title: 'The sandbox cannot be reached. See details, and check that it is running.',
    retry: true,
  },
  engine_unavailable: { status: 422, title: 'This engine is not installed on this server.', retry: false },
  unsupported_capability: {
    status: 422,
    title: 'The engine of this session does not support this.',
    retry: false,
  },
  provider_rejected: { status: 422, title: 'WhatsApp refused the request. See details.', retry: false },
  provider_unavailable: { status: 503, title: 'WhatsApp cannot be reached right now.', retry: true },
} as const satisfies Record<string, ErrorEntry>;
