
export { countDiagnostics, moveContactItems } from './webhook-items.store.ts';
