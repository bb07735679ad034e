// Generated from the files in en/ by "npm run generate"; do not edit.
import about from './en/about.json' with { type: 'json' };
import activity from './en/activity.json' with { type: 'json' };
import apiKeys from './en/apiKeys.json' with { type: 'json' };
import bulk from './en/bulk.json' with { type: 'json' };
import canned from './en/canned.json' with { type: 'json' };
import composer from './en/composer.json' with { type: 'json' };
import connect from './en/connect.json' with { type: 'json' };
import contacts from './en/contacts.json' with { type: 'json' };
import conversation from './en/conversation.json' with { type: 'json' };
import emoji from './en/emoji.json' with { type: 'json' };
import errors from './en/errors.json' with { type: 'json' };
import forward from './en/forward.json' with { type: 'json' };
import inbox from './en/inbox.json' with { type: 'json' };
import keyboard from './en/keyboard.json' with { type: 'json' };
import landing from './en/landing.json' with { type: 'json' };
import legal from './en/legal.json' with { type: 'json' };
import login from './en/login.json' with { type: 'json' };
import macros from './en/macros.json' with { type: 'json' };
import members from './en/members.json' with { type: 'json' };
import monitoring from './en/monitoring.json' with { type: 'json' };
import newConversation from './en/newConversation.json' with { type: 'json' };
import notifications from './en/notifications.json' with { type: 'json' };
import outbox from './en/outbox.json' with { type: 'json' };
import palette from './en/palette.json' with { type: 'json' };
import panel from './en/panel.json' with { type: 'json' };
import picker from './en/picker.json' with { type: 'json' };
import presence from './en/presence.json' with { type: 'json' };
import problems from './en/problems.json' with { type: 'json' };
import profile from './en/profile.json' with { type: 'json' };
import replies from './en/replies.json' with { type: 'json' };
import securityLog from './en/securityLog.json' with { type: 'json' };
import sessions from './en/sessions.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import shell from './en/shell.json' with { type: 'json' };
import tags from './en/tags.json' with { type: 'json' };
import teams from './en/teams.json' with { type: 'json' };
import templates from './en/templates.json' with { type: 'json' };
import thread from './en/thread.json' with { type: 'json' };
import ui from './en/ui.json' with { type: 'json' };
import views from './en/views.json' with { type: 'json' };

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
