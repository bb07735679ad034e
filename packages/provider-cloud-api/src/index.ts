export { cloudApiCapabilities } from './capabilities.ts';
export { type CloudApiCredentials, cloudApiCredentials } from './credentials.ts';
export { cloudApiEngine } from './engine.ts';
export { sign } from './webhook/index.ts';
