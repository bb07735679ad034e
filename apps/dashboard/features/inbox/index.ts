export { Inbox } from './inbox.tsx';
export { WaitingInbox } from './waiting-inbox.tsx';
