import {
  Activity,
  Bell,
  Building2,
  Info,
  Keyboard,
  KeyRound,
  MessageSquareText,
  ScrollText,
  Tags,
  UserRound,
  Users,
  UsersRound,
  Workflow,
} from 'lucide-react';
import type { Role } from '../../lib/login/roles.ts';

const admins: readonly Role[] = ['owner', 'admin'];
const agents: readonly Role[] = [...admins, 'agent'];

/** Everything that can be set, by who may see it. */
export const sections = [
  { href: '/settings/profile', name: 'profile', group: 'you', Icon: UserRound },
  { href: '/settings/notifications', name: 'notifications', group: 'you', Icon: Bell },
  { href: '/settings/keyboard', name: 'keyboard', group: 'you', Icon: Keyboard },
  { href: '/settings/business', name: 'business', group: 'desk', Icon: Building2, roles: admins },
  { href: '/settings/team', name: 'team', group: 'desk', Icon: Users },
  { href: '/settings/teams', name: 'teams', group: 'desk', Icon: UsersRound },
  { href: '/settings/tags', name: 'tags', group: 'desk', Icon: Tags },
  { href: '/settings/canned-responses', name: 'cannedResponses', group: 'desk', Icon: MessageSquareText },
  { href: '/settings/macros', name: 'macros', group: 'desk', Icon: Workflow, roles: agents },
  { href: '/settings/api-keys', name: 'apiKeys', group: 'access', Icon: KeyRound, roles: admins },
  { href: '/settings/security-log', name: 'securityLog', group: 'access', Icon: ScrollText, roles: admins },
  { href: '/settings/monitoring', name: 'monitoring', group: 'system', Icon: Activity, roles: admins },
  { href: '/settings/about', name: 'about', group: 'system', Icon: Info },
] as const;
export const sectionGroups = ['you', 'desk', 'access', 'system'] as const;
export type SectionName = (typeof sections)[number]['name'];

/** Whether a section is for owners and admins alone. */
export function isForAdmins(name: SectionName): boolean {
  return sections.some((section) => section.name === name && 'roles' in section && section.roles === admins);
}

/** The sections this role may see. */
export function sectionsFor(role: Role): (typeof sections)[number][] {
  return sections.filter((section) => !('roles' in section) || section.roles.includes(role));
}
