import type { Feature } from '../lib/features.ts';
import { apiKeysFeature } from './api-keys/feature.ts';
import { appearanceFeature } from './appearance/feature.ts';
import { authFeature } from './auth/feature.ts';
import { cannedResponsesFeature } from './canned-responses/feature.ts';
import { contactsFeature } from './contacts/feature.ts';
import { conversationsFeature } from './conversations/feature.ts';
import { inboxFeature } from './inbox/feature.ts';
import { keyboardFeature } from './keyboard/feature.ts';
import { macrosFeature } from './macros/feature.ts';
import { membersFeature } from './members/feature.ts';
import { messagesFeature } from './messages/feature.ts';
import { monitoringFeature } from './monitoring/feature.ts';
import { notificationsFeature } from './notifications/feature.ts';
import { profileFeature } from './profile/feature.ts';
import { publicFeature } from './public/feature.ts';
import { securityLogFeature } from './security-log/feature.ts';
import { sessionsFeature } from './sessions/feature.ts';
import { settingsFeature } from './settings/feature.ts';
import { shellFeature } from './shell/feature.ts';
import { tagsFeature } from './tags/feature.ts';
import { teamsFeature } from './teams/feature.ts';
import { viewsFeature } from './views/feature.ts';

/** Every feature of the dashboard; the order determines the order of their entries. */
export const features: readonly Feature[] = [
  shellFeature,
  inboxFeature,
  conversationsFeature,
  messagesFeature,
  contactsFeature,
  sessionsFeature,
  profileFeature,
  notificationsFeature,
  keyboardFeature,
  settingsFeature,
  membersFeature,
  teamsFeature,
  tagsFeature,
  cannedResponsesFeature,
  macrosFeature,
  viewsFeature,
  apiKeysFeature,
  securityLogFeature,
  monitoringFeature,
  publicFeature,
  appearanceFeature,
  authFeature,
];
