export { createRetention, IDEMPOTENCY_KEY_MS, type RetentionOptions } from './retention.ts';
