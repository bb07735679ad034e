
export { moveContactItems } from './webhook-items.store.ts';
