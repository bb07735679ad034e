export { createRetention, type RetentionOptions } from './retention.ts';
