export { Inbox } from './inbox.tsx';
export { InboxSkeleton } from './inbox-skeleton.tsx';
