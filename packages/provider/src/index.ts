export * from './abilities.ts';
export * from './account-condition.ts';
export * from './capabilities.ts';
export * from './errors.ts';
export * from './identity.ts';
export * from './inbound.ts';
export * from './provider.ts';
