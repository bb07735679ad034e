export * from './contact.ts';
export * from './content.ts';
export * from './conversation.ts';
export * from './envelope.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './ids.ts';
export * from './message.ts';
