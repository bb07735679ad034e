import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Monitoring } from '@waqtor/contract';
import { openApiHead } from '../../platform/http/api-document/openapi.ts';

const NS_A_MS = 1e6;
/** Minimum length of the interval over which the event loop delay is reported. */
const SPAN_MS = 4_000;

/** Starts measuring this process. Close it together with the server. */
export function watchProcess(): { read(now: Date): Monitoring['process']; close(): void } {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let measured = { at: 0, p99: Number.NaN };
  return {
    read(now) {
      // Each interval is measured once and shared by all viewers.
      if (now.getTime() - measured.at >= SPAN_MS) {
        measured = { at: now.getTime(), p99: delay.percentile(99) / NS_A_MS };
        delay.reset();
      }
      const { p99 } = measured;
      return {
        version: openApiHead.info.version,
        startedAt: new Date(now.getTime() - process.uptime() * 1_000).toISOString(),
        memoryBytes: process.memoryUsage.rss(),
        eventLoopDelayMs: Number.isFinite(p99) ? Math.round(p99 * 10) / 10 : 0,
      };
    },
    close: () => delay.disable(),
  };
}
