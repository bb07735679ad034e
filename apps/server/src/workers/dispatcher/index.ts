export { createDispatcher, type Dispatcher } from './dispatcher.ts';
export type { DispatcherDeps, DispatcherOptions } from './send-queue/send-queue-context.ts';
