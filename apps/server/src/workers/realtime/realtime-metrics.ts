import type { Metrics } from '../../platform/metrics.ts';

/** The Prometheus metrics of the gateway. */
export function createRealtimeMetrics(metrics: Metrics) {
  return {
    sockets: metrics.gauge('realtime_sockets', 'WebSocket connections that are open'),
    frames: metrics.counter('realtime_frames_total', 'Event frames sent to clients'),
    bytes: metrics.counter('realtime_bytes_total', 'Bytes of event frames sent to clients'),
    encoded: metrics.counter(
      'realtime_frames_encoded_total',
      'Event frames encoded, once each for all clients',
    ),
    closed: metrics.counter('realtime_closed_total', 'Connections closed, by reason', ['reason']),
    refused: metrics.counter('realtime_refused_total', 'Upgrades refused, by reason', ['reason']),
    lag: metrics.histogram('realtime_lag_seconds', 'From the time of an event to its frame being sent'),
  };
}
export type RealtimeMetrics = ReturnType<typeof createRealtimeMetrics>;
