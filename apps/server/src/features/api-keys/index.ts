export { registerApiKeyRoutes } from './api-keys.routes.ts';
export { findApiKeyNames, findLiveApiKeys, revokeApiKeysOf, summariseApiKeysOf } from './api-keys.store.ts';
export { authenticateApiKey, findLiveApiKey, isApiKey } from './authenticate-api-key.ts';
export { type ApiKeySignature, verifyApiKeySignature } from './verify-api-key-signature.ts';
