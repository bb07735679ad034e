import type { Provider, ProviderOptions } from '@waqtor/provider';
import { blockContact, unblockContact } from './block-users.ts';
import { cloudApiCapabilities } from './capabilities.ts';
import { testConnection } from './connection.ts';
import type { CloudApiCredentials } from './credentials.ts';
import { createGraphClient } from './graph/client.ts';
import { downloadMedia } from './media/download.ts';
import { uploadMedia } from './media/upload.ts';
import { getPhoneNumber } from './phone-number.ts';
import { getProfile, updateProfile } from './profile.ts';
import { markRead } from './send/mark-read.ts';
import { send } from './send/send.ts';
import { listTemplates } from './templates.ts';
import { verifyCredentials } from './verify-credentials.ts';

/** Creates a Cloud API session. It has no connection of its own: `connect` only tests the credentials. */
export function createCloudApiProvider(credentials: CloudApiCredentials, options: ProviderOptions): Provider {
  const graph = createGraphClient(credentials, options.outgoing);
  return {
    capabilities: cloudApiCapabilities,
    async *startLogin() {
      // The access token is enough to log in; no person is needed.
      yield { step: 'done' };
    },
    async connect() {
      const state = await testConnection(graph);
      options.onState(state);
      return state;
    },
    disconnect: () => graph.pools.close(),
    send: (message) => send(graph, message),
    markRead: (message, { typing }) => markRead(graph, message, typing),
    blockContact: (contact) => blockContact(graph, contact),
    unblockContact: (contact) => unblockContact(graph, contact),
    uploadMedia: (file) => uploadMedia(graph, file),
    downloadMedia: (media) => downloadMedia(graph, media),
    getPhoneNumber: () => getPhoneNumber(graph),
    getProfile: () => getProfile(graph),
    updateProfile: (profile) => updateProfile(graph, profile),
    verifyCredentials: () => verifyCredentials(graph),
    listTemplates: () => listTemplates(graph),
  };
}
