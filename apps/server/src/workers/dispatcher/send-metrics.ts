import type { Counter } from 'prom-client';
import type { Metrics } from '../../platform/metrics.ts';
import type { Outcome } from './results/outcome.ts';

/** Counts send outcomes for /metrics. Two dispatchers of one process share the counters. */
export function countSends(metrics: Metrics): (outcome: Outcome['kind']) => void {
  const known = metrics.registry.getSingleMetric('waqtor_sends_total') as Counter | undefined;
  const counter =
    known ?? metrics.counter('sends_total', 'Tries to send a message, by how they ended', ['outcome']);
  return (outcome) => counter.inc({ outcome });
}
