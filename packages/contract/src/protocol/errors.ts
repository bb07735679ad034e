/*
 * The error registry. A published code never changes its meaning. Every code has a page in
 * docs/errors/<code>.md. `status` is the HTTP status, `title` the default message (it says what to do),
 * `retry` whether the same request may succeed later unchanged.
 */
interface ErrorEntry {
  status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 502 | 503;
  title: string;
  retry: boolean;
}

export const errorRegistry = {
  // the request itself
  validation_failed: {
    status: 400,
    title: 'The request does not have the expected shape. See details for each field.',
    retry: false,
  },
  malformed_json: { status: 400, title: 'The body is not valid JSON in UTF-8.', retry: false },
  invalid_cursor: {
    status: 400,
    title: 'The cursor is not valid. Start again without a cursor.',
    retry: false,
  },
  payload_too_large: { status: 413, title: 'The body is larger than this endpoint accepts.', retry: false },
  unsupported_content_type: {
    status: 415,
    title: 'Send the body with the content type this endpoint documents.',
    retry: false,
  },
  not_found: {
    status: 404,
    title: 'There is no object with this id, or you have no access to it.',
    retry: false,
  },
  route_not_found: { status: 404, title: 'No such endpoint. See /docs.', retry: false },
  method_not_allowed: { status: 405, title: 'This endpoint does not support this method.', retry: false },
  rate_limited: { status: 429, title: 'Too many requests. Wait for Retry-After seconds.', retry: true },
  too_many_concurrent_requests: {
    status: 429,
    title: 'Too many large requests of this business are running at once. Wait for Retry-After seconds.',
    retry: true,
  },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used with a different request. Use a new key.',
    retry: false,
  },
  internal_error: {
    status: 500,
    title: 'An unexpected error occurred. Include the request id when you report it.',
    retry: true,
  },
  database_unavailable: {
    status: 503,
    title: 'The database is unavailable. Try again shortly.',
    retry: true,
  },
  storage_full: {
    status: 503,
    title: 'The server has no space left to store this. Free space on its disk, then try again.',
    retry: true,
  },
  overloaded: {
    status: 503,
    title: 'The server is overloaded. Try again shortly.',
    retry: true,
  },
  shutting_down: {
    status: 503,
    title: 'This server is stopping. Try again; another one will respond.',
    retry: true,
  },
  // authentication and authorisation
  unauthenticated: { status: 401, title: 'Sign in, or send an API key.', retry: false },
  invalid_credentials: { status: 401, title: 'E-mail or password is wrong.', retry: false },
  token_expired: { status: 401, title: 'The access token has expired. Refresh it.', retry: false },
  login_ended: { status: 401, title: 'This login was ended. Sign in again.', retry: false },
  refresh_token_reused: {
    status: 401,
    title: 'This refresh token was used before, so the login was ended. Sign in again.',
    retry: false,
  },
  api_key_revoked: { status: 401, title: 'This API key was revoked or has expired.', retry: false },
  forbidden: { status: 403, title: 'Your role does not allow this.', retry: false },
  reauthentication_required: {
    status: 403,
    title: 'Confirm your password first: POST /auth/reauthenticate. Then repeat the request.',
    retry: false,
  },
  origin_not_allowed: { status: 403, title: 'Requests from this origin are not accepted.', retry: false },
  invalid_signature: {
    status: 401,
    title: 'The signature does not match the body and the secret of this session.',
    retry: false,
  },
  invalid_verify_token: {
    status: 403,
    title: 'The verify token is not that of this session. Copy it again into the webhook form of Meta.',
    retry: false,
  },
  // sign-up and invitations
  sign_up_closed: {
    status: 403,
    title: 'Sign-up is by invitation. Ask an owner to invite you.',
    retry: false,
  },
  invalid_setup_token: {
    status: 403,
    title: 'The setup link is wrong or was used. Restart the server to print a new one.',
    retry: false,
  },
  sign_up_link_required: {
    status: 403,
    title: 'Ask for a sign-up link first: POST /auth/sign-up. It is mailed to you.',
    retry: false,
  },
  email_exists: { status: 409, title: 'There is already an account with this e-mail address.', retry: false },
  invalid_invitation: {
    status: 410,
    title: 'The invitation is wrong, was used, or has expired. Ask for a new one.',
    retry: false,
  },
  invalid_password_reset: {
    status: 410,
    title: 'The reset link is wrong, was used, or has expired. Ask for a new one.',
    retry: false,
  },
  not_a_member: {
    status: 403,
    title: 'This account belongs to no business. Ask for an invitation.',
    retry: false,
  },
  last_owner: {
    status: 409,
    title: 'A tenant needs an owner. Make someone else an owner first.',
    retry: false,
  },
  already_member: { status: 409, title: 'This person is already a member.', retry: false },
  // sessions
  session_not_connected: {
    status: 409,
    title: 'The session is not connected. Look at its status and restart it.',
    retry: true,
  },
  unsupported_group: {
    status: 422,
    title: 'This session cannot send to groups. Send to a member in private instead.',
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
    title: 'This session cannot send that kind of message.',
    retry: false,
  },
  provider_rejected: { status: 422, title: 'WhatsApp refused the request. See details.', retry: false },
  provider_unavailable: { status: 503, title: 'WhatsApp cannot be reached right now.', retry: true },
  // messages
  invalid_phone_number: {
    status: 422,
    title: 'This is not a phone number. Write it with its country code, such as +33612345678.',
    retry: false,
  },
  recipient_is_group: {
    status: 422,
    title: 'This is a group. Messages can only be sent to people.',
    retry: false,
  },
  unsupported_recipient_address: {
    status: 422,
    title: 'This session cannot send to the only address known of this contact. Add a phone number.',
    retry: false,
  },
  recipient_required: {
    status: 422,
    title: 'Specify a recipient: phoneNumber, to, contactId or conversationId.',
    retry: false,
  },
  recipient_blocked: {
    status: 409,
    title: 'This contact is blocked. Unblock the contact first.',
    retry: false,
  },
  recipient_suppressed: {
    status: 422,
    title: 'This contact asked not to receive messages, or cannot be reached.',
    retry: false,
  },
  message_empty: {
    status: 422,
    title: 'Specify what to send: message, text, mediaUrl, mediaId or content.',
    retry: false,
  },
  message_too_long: {
    status: 422,
    title: 'The text is longer than WhatsApp accepts (4,096 characters; 1,024 with a file or buttons).',
    retry: false,
  },
  window_closed: {
    status: 422,
    title: 'More than 24 hours have passed since the customer wrote. Use a template.',
    retry: false,
  },
  referenced_message_pending: {
    status: 409,
    title: 'The message this one replies or reacts to has not been sent yet. Try again shortly.',
    retry: true,
  },
  referenced_message_not_sent: {
    status: 422,
    title: 'The message this one replies or reacts to was not sent.',
    retry: false,
  },
  message_not_retryable: {
    status: 409,
    title: 'Only a failed or unknown message can be retried.',
    retry: false,
  },
  message_not_cancelable: {
    status: 409,
    title: 'The message was sent or is being sent; it cannot be canceled.',
    retry: false,
  },
  schedule_too_far: {
    status: 422,
    title: 'A message can be scheduled for at most 90 days ahead.',
    retry: false,
  },
  upload_quota_exceeded: {
    status: 429,
    title: 'Too many uploaded files wait to be sent. Send some, or wait until they are deleted.',
    retry: true,
  },
  media_too_large: {
    status: 413,
    title: 'The file is larger than WhatsApp accepts for its kind.',
    retry: false,
  },
  unsupported_file_type: {
    status: 415,
    title: 'A file of this type cannot be sent in this way.',
    retry: false,
  },
  media_pending: { status: 409, title: 'The file is still being fetched. Try again shortly.', retry: true },
  media_held_back: {
    status: 409,
    title: 'The file belongs to a message that is held back. Release the message first.',
    retry: false,
  },
  media_gone: { status: 410, title: 'The file is no longer available.', retry: false },
  link_expired: {
    status: 403,
    title: 'The link has expired or was changed. Ask for the message again.',
    retry: false,
  },
  // inbox
  contact_exists: { status: 409, title: 'There is already a contact with this identity.', retry: false },
  contact_identity_required: {
    status: 422,
    title: 'A contact needs a phone, bsuid, lid or username.',
    retry: false,
  },
  cannot_merge_into_itself: { status: 422, title: 'A contact cannot be merged into itself.', retry: false },
  assignee_not_member: {
    status: 422,
    title: 'A conversation can only be assigned to a member who may answer.',
    retry: false,
  },
  snooze_in_past: { status: 422, title: 'The time to snooze until must be in the future.', retry: false },
  team_exists: { status: 409, title: 'There is already a team with this name.', retry: false },
  tag_exists: { status: 409, title: 'There is already a tag with this name.', retry: false },
  mention_not_member: {
    status: 422,
    title: 'A note can only mention members of the business.',
    retry: false,
  },
  shortcut_exists: {
    status: 409,
    title: 'There is already a canned response with this shortcut.',
    retry: false,
  },
  unknown_placeholder: {
    status: 422,
    title: 'The text contains an unknown placeholder.',
    retry: false,
  },
  // realtime
  cursor_too_old: {
    status: 410,
    title: 'Events after this cursor are no longer kept. Fetch the state again and subscribe from the head.',
    retry: false,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorRegistry;
export const errorCodes = Object.keys(errorRegistry) as ErrorCode[];
