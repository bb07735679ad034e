import type { Feature } from '../platform/feature-definition/feature.ts';
import apiKeys from './api-keys/feature.ts';
import auth from './auth/feature.ts';
import blocks from './blocks/feature.ts';
import cannedResponses from './canned-responses/feature.ts';
import contactDeletion from './contact-deletion/feature.ts';
import contactMerging from './contact-merging/feature.ts';
import contacts from './contacts/feature.ts';
import conversations from './conversations/feature.ts';
import events from './events/feature.ts';
import macros from './macros/feature.ts';
import media from './media/feature.ts';
import members from './members/feature.ts';
import messages from './messages/feature.ts';
import monitoring from './monitoring/feature.ts';
import type { SocketsOf } from './monitoring/index.ts';
import notifications from './notifications/feature.ts';
import offboarding from './offboarding/feature.ts';
import sandbox from './sandbox/feature.ts';
import search from './search/feature.ts';
import securityLog from './security-log/feature.ts';
import sending from './sending/feature.ts';
import sessions from './sessions/feature.ts';
import type { Engines, Providers } from './sessions/index.ts';
import tags from './tags/feature.ts';
import teams from './teams/feature.ts';
import templates from './templates/feature.ts';
import type { TemplateLists } from './templates/index.ts';
import tenants from './tenants/feature.ts';
import views from './views/feature.ts';
import webhookItems from './webhook-items/feature.ts';

/** What features need from the process in addition to the platform. */
export interface ServerParts {
  engines: Engines;
  providers: Providers;
  templates: TemplateLists;
  socketsOf: SocketsOf;
}

/** Every feature of the server, listed explicitly. The `feature.ts` of each declares what it contributes. */
export const features: readonly Feature<ServerParts>[] = [
  auth,
  members,
  tenants,
  apiKeys,
  offboarding,
  securityLog,
  sandbox,
  sessions,
  templates,
  webhookItems,
  conversations,
  messages,
  sending,
  media,
  contacts,
  contactMerging,
  contactDeletion,
  blocks,
  tags,
  teams,
  cannedResponses,
  notifications,
  views,
  macros,
  search,
  events,
  monitoring,
];
