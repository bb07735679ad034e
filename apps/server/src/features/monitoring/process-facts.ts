import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Monitoring } from '@waqtor/contract';
import { openApiHead } from '../../platform/http/openapi.ts';

const NS_A_MS = 1e6;
/** How long a span the delay is told of, at least. */
const SPAN_MS = 4_000;

/** Watches this process from now on; to be closed with the server. */
export function watchProcess(): { read(now: Date): Monitoring['process']; close(): void } {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let measured = { at: 0, p99: Number.NaN };
  return {
    read(now) {
      // However many watch, each span is measured once and told to all.
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
