export { createContactBlocker } from './contact-blocker.ts';
