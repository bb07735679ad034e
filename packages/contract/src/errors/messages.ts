import type { ErrorEntry } from './entry.ts';

/** Of messages, recipients and files. */
export const messageErrors = {
  invalid_phone_number: {
    status: 422,
    title: 'This is not a valid phone number. Include the country code, for example +33612345678.',
    retry: false,
  },
  recipient_is_group: {
    status: 422,
    title: 'This is a group. Messages can only be sent to people.',
    retry: false,
  },
  unsupported_recipient_address: {
    status: 422,
    title: 'This session cannot send to the only known address of this contact. Add a phone number.',
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
    title: "More than 24 hours have passed since the customer's last message. Use a template.",
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
    title: 'Too many uploaded files are waiting to be sent. Send some, or wait until they are deleted.',
    retry: true,
  },
  media_too_large: {
    status: 413,
    title: 'The file is larger than WhatsApp accepts for its media type.',
    retry: false,
  },
  unsupported_file_type: {
    status: 415,
    title: 'A file of this type cannot be sent in this way.',
    retry: false,
  },
  image_too_large: {
    status: 413,
    title: 'The image has too many pixels to be converted.',
    retry: false,
  },
  media_unreadable: {
    status: 422,
    title: 'The file is damaged or incomplete: it cannot be decoded.',
    retry: false,
  },
  media_conversion_failed: {
    status: 422,
    title:
      'Converting the file takes more time or memory than this server allows. Convert it before you upload it.',
    retry: false,
  },
  audio_conversion_unavailable: {
    status: 415,
    title: 'WhatsApp does not play this audio format, and this server has no ffmpeg to convert it.',
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
    title: 'The link has expired or was changed. Fetch the message again to get a new link.',
    retry: false,
  },
} as const satisfies Record<string, ErrorEntry>;
