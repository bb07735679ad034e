import { diskFault } from './disk.fault.ts';
import { dispatcherFault } from './dispatcher.fault.ts';
import { gatewayFault } from './gateway.fault.ts';
import { pairsFault } from './pairs.fault.ts';
import { postgresFault } from './postgres.fault.ts';
import type { Fault } from './report.ts';
import { serverFault } from './server.fault.ts';
import { shutdownFault } from './shutdown.fault.ts';
import { wakeUpsFault } from './wake-ups.fault.ts';

/** All faults, by their name in `npm run faults -- <name>`. */
export const faults = {
  server: serverFault,
  postgres: postgresFault,
  dispatcher: dispatcherFault,
  wakeUps: wakeUpsFault,
  gateway: gatewayFault,
  shutdown: shutdownFault,
  pairs: pairsFault,
  disk: diskFault,
} as const satisfies Record<string, Fault>;
