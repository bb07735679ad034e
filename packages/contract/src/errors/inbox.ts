import type { ErrorEntry } from './entry.ts';

/** Of contacts, conversations and what a team shares. */
export const inboxErrors = {
  contact_exists: { status: 409, title: 'There is already a contact with this identity.', retry: false },
  contact_identity_required: {
    status: 422,
    title: 'A contact needs a phone, bsuid, lid or username.',
    retry: false,
  },
  cannot_merge_into_itself: { status: 422, title: 'A contact cannot be merged into itself.', retry: false },
  assignee_not_member: {
    status: 422,
    title: 'A conversation can only be assigned to a member who can reply.',
    retry: false,
  },
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
  cursor_expired: {
    status: 410,
    title:
      'Events after this cursor are no longer kept. Fetch the state again and subscribe from its `latestSeq`.',
    retry: false,
  },
} as const satisfies Record<string, ErrorEntry>;
