export { Inbox } from './inbox.tsx';
export { WaitingInbox } from './inbox-skeleton.tsx';
