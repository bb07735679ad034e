export { createDispatcher, type Dispatcher } from './dispatcher.ts';
export type { DispatcherDeps, DispatcherOptions } from './lane-context.ts';
