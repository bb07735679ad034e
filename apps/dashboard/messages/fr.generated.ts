// Generated from the files in fr/ by "npm run generate"; do not edit.
import about from './fr/about.json' with { type: 'json' };
import activity from './fr/activity.json' with { type: 'json' };
import apiKeys from './fr/apiKeys.json' with { type: 'json' };
import bulk from './fr/bulk.json' with { type: 'json' };
import canned from './fr/canned.json' with { type: 'json' };
import composer from './fr/composer.json' with { type: 'json' };
import connect from './fr/connect.json' with { type: 'json' };
import contacts from './fr/contacts.json' with { type: 'json' };
import conversation from './fr/conversation.json' with { type: 'json' };
import emoji from './fr/emoji.json' with { type: 'json' };
import errors from './fr/errors.json' with { type: 'json' };
import forward from './fr/forward.json' with { type: 'json' };
import inbox from './fr/inbox.json' with { type: 'json' };
import keyboard from './fr/keyboard.json' with { type: 'json' };
import landing from './fr/landing.json' with { type: 'json' };
import legal from './fr/legal.json' with { type: 'json' };
import login from './fr/login.json' with { type: 'json' };
import macros from './fr/macros.json' with { type: 'json' };
import members from './fr/members.json' with { type: 'json' };
import monitoring from './fr/monitoring.json' with { type: 'json' };
import newConversation from './fr/newConversation.json' with { type: 'json' };
import notifications from './fr/notifications.json' with { type: 'json' };
import outbox from './fr/outbox.json' with { type: 'json' };
import palette from './fr/palette.json' with { type: 'json' };
import panel from './fr/panel.json' with { type: 'json' };
import picker from './fr/picker.json' with { type: 'json' };
import presence from './fr/presence.json' with { type: 'json' };
import problems from './fr/problems.json' with { type: 'json' };
import profile from './fr/profile.json' with { type: 'json' };
import replies from './fr/replies.json' with { type: 'json' };
import securityLog from './fr/securityLog.json' with { type: 'json' };
import sessions from './fr/sessions.json' with { type: 'json' };
import settings from './fr/settings.json' with { type: 'json' };
import shell from './fr/shell.json' with { type: 'json' };
import tags from './fr/tags.json' with { type: 'json' };
import teams from './fr/teams.json' with { type: 'json' };
import templates from './fr/templates.json' with { type: 'json' };
import thread from './fr/thread.json' with { type: 'json' };
import ui from './fr/ui.json' with { type: 'json' };
import views from './fr/views.json' with { type: 'json' };

export default {
  about,
  activity,
  apiKeys,
  bulk,
  canned,
  composer,
  connect,
  contacts,
  conversation,
  emoji,
  errors,
  forward,
  inbox,
  keyboard,
  landing,
  legal,
  login,
  macros,
  members,
  monitoring,
  newConversation,
  notifications,
  outbox,
  palette,
  panel,
  picker,
  presence,
  problems,
  profile,
  replies,
  securityLog,
  sessions,
  settings,
  shell,
  tags,
  teams,
  templates,
  thread,
  ui,
  views,
};
