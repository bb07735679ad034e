export { createAssigner } from './assigner.ts';
