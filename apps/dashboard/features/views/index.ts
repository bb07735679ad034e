export { useInboxUnread, useUnreadCounts } from './use-unread-counts.ts';
export { useViews } from './use-views.ts';
export { ViewsDialog } from './views-dialog.lazy.ts';
