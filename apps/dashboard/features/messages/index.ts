export type { Message } from './apply-event.ts';
export { StatusPicture } from './bubble/ticks.tsx';
export { Composer } from './composer/composer.tsx';
export { quoteMessage, useDraftIds } from './composer/drafts.ts';
export { HeldBackNotice } from './list/held-back.tsx';
export { MessageList } from './list/message-list.tsx';
export { ReassignedNotice } from './list/reassigned-notice.tsx';
export { previewOf } from './preview.ts';
export { useThread } from './use-thread.ts';
