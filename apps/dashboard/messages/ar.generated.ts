// Generated from the files in ar/ by "npm run generate"; do not edit.
import about from './ar/about.json' with { type: 'json' };
import activity from './ar/activity.json' with { type: 'json' };
import apiKeys from './ar/apiKeys.json' with { type: 'json' };
import bulk from './ar/bulk.json' with { type: 'json' };
import canned from './ar/canned.json' with { type: 'json' };
import composer from './ar/composer.json' with { type: 'json' };
import connect from './ar/connect.json' with { type: 'json' };
import contacts from './ar/contacts.json' with { type: 'json' };
import conversation from './ar/conversation.json' with { type: 'json' };
import emoji from './ar/emoji.json' with { type: 'json' };
import errors from './ar/errors.json' with { type: 'json' };
import forward from './ar/forward.json' with { type: 'json' };
import inbox from './ar/inbox.json' with { type: 'json' };
import keyboard from './ar/keyboard.json' with { type: 'json' };
import landing from './ar/landing.json' with { type: 'json' };
import legal from './ar/legal.json' with { type: 'json' };
import login from './ar/login.json' with { type: 'json' };
import macros from './ar/macros.json' with { type: 'json' };
import members from './ar/members.json' with { type: 'json' };
import monitoring from './ar/monitoring.json' with { type: 'json' };
import newConversation from './ar/newConversation.json' with { type: 'json' };
import notifications from './ar/notifications.json' with { type: 'json' };
import outbox from './ar/outbox.json' with { type: 'json' };
import palette from './ar/palette.json' with { type: 'json' };
import panel from './ar/panel.json' with { type: 'json' };
import picker from './ar/picker.json' with { type: 'json' };
import presence from './ar/presence.json' with { type: 'json' };
import problems from './ar/problems.json' with { type: 'json' };
import profile from './ar/profile.json' with { type: 'json' };
import replies from './ar/replies.json' with { type: 'json' };
import securityLog from './ar/securityLog.json' with { type: 'json' };
import sessions from './ar/sessions.json' with { type: 'json' };
import settings from './ar/settings.json' with { type: 'json' };
import shell from './ar/shell.json' with { type: 'json' };
import tags from './ar/tags.json' with { type: 'json' };
import teams from './ar/teams.json' with { type: 'json' };
import templates from './ar/templates.json' with { type: 'json' };
import thread from './ar/thread.json' with { type: 'json' };
import ui from './ar/ui.json' with { type: 'json' };
import views from './ar/views.json' with { type: 'json' };

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
