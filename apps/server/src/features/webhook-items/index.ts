export { registerWebhookItemRoutes } from './webhook-items.routes.ts';
export {
  deleteWaitingStatusesBefore,
  deleteWebhookItemsBefore,
  moveContactItems,
} from './webhook-items.store.ts';
