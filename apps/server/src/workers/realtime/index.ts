export type { RealtimeLimits } from './connections/limits.ts';
export { createRealtime, type Realtime, type RealtimeAuth } from './realtime.ts';
