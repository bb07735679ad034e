export { createDispatcher, type Dispatcher } from './dispatcher.ts';
export type { DispatcherDeps, DispatcherOptions } from './send-queue-context.ts';
