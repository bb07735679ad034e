export type { RealtimeLimits } from './limits.ts';
export { createRealtime, type Realtime, type RealtimeAuth } from './realtime.ts';
