export { createSnoozeWaker } from './snooze-waker.ts';
