import type { Fault } from './report.ts';
import { serverFault } from './server.fault.ts';

/** Every fault there is, by the name `npm run faults -- <name>` takes. */
export const faults = {
  server: serverFault,
} as const satisfies Record<string, Fault>;
