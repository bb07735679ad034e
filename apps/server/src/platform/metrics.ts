import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The process's Prometheus registry and helpers to add metrics to it. */
export interface Metrics {
  registry: Registry;
  counter(name: string, help: string, labels?: string[]): Counter;
  gauge(name: string, help: string, labels?: string[]): Gauge;
  /** The buckets are in seconds by default. */
  histogram(name: string, help: string, labels?: string[], buckets?: number[]): Histogram;
}

const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(options: { processMetrics: boolean }): Metrics {
  const registry = new Registry();
  if (options.processMetrics) collectDefaultMetrics({ register: registry, prefix: 'waqtor_' });
  const registers = [registry];
  return {
    registry,
    counter: (name, help, labelNames = []) =>
      new Counter({ name: `waqtor_${name}`, help, labelNames, registers }),
    gauge: (name, help, labelNames = []) =>
      new Gauge({ name: `waqtor_${name}`, help, labelNames, registers }),
    histogram: (name, help, labelNames = [], buckets = secondsBuckets) =>
      new Histogram({ name: `waqtor_${name}`, help, labelNames, buckets, registers }),
  };
}
