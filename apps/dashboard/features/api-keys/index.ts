export { ApiKeysPage } from './api-keys-page.tsx';
export { useApiKeys } from './use-api-keys.ts';
