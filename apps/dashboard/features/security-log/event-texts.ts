import { useTranslations } from '../../lib/intl/use-translations.ts';
import { agentName } from '../auth/index.ts';
import type { SecurityAction, SecurityEvent } from './use-security-log.ts';

/** The labels of the security log's entries, grouped for the filter. */
export const actionGroups = {
  signIns: {
    'login.succeeded': 'loginSucceeded',
    'login.failed': 'loginFailed',
    'login.locked_out': 'loginLockedOut',
    'login.ended': 'loginEnded',
    'login.refresh_token_reused': 'tokenReused',
    'password.changed': 'passwordChanged',
    'password.reset': 'passwordReset',
    'reauthentication.failed': 'reauthenticationFailed',
  },
  people: {
    'member.added': 'memberJoined',
    'member.role_changed': 'roleChanged',
    'member.deactivated': 'memberDeactivated',
    'member.reactivated': 'memberReactivated',
    'member.removed': 'memberRemoved',
    'invitation.created': 'invitationCreated',
    'invitation.revoked': 'invitationRevoked',
  },
  programs: {
    'api_key.created': 'keyCreated',
    'api_key.revoked': 'keyRevoked',
    'api_key.signature_invalid': 'keyRefused',
    'webhook.signature_invalid': 'webhookRefused',
  },
} as const;

const { signIns, people, programs } = actionGroups;
const actionNames = { ...signIns, ...people, ...programs } satisfies Record<SecurityAction, string>;

/** Entries that deserve attention. */
export const alarming: ReadonlySet<SecurityAction> = new Set<SecurityAction>([
  'login.locked_out',
  'login.refresh_token_reused',
  'api_key.signature_invalid',
  'webhook.signature_invalid',
]);

const reasons = {
  logout: 'bySelf',
  revoked: 'byRevoking',
  all_others: 'allOthers',
  ended_by_admin: 'byAdmin',
  many_sources: 'manySources',
} as const;
const roles = { owner: 'owner', admin: 'admin', agent: 'agent', viewer: 'viewer' } as const;

/** The names of the objects that entries refer to by id. */
export interface Names {
  members: readonly { userId: string; name: string }[];
  keys: readonly { id: string; name: string }[];
  numbers: readonly { id: string; name: string }[];
}

/** The actor of an entry, with the known details. */
export function useEventTexts(known: Names) {
  const t = useTranslations('securityLog');
  const tMembers = useTranslations('members');
  const nameOfMember = (id: string | null) =>
    known.members.find(({ userId }) => userId === id)?.name ?? t('formerMember');
  const nameOfKey = (id: string | null) => known.keys.find((it) => it.id === id)?.name ?? t('endedKey');
  const wordIn = <Words extends Record<string, string>>(words: Words, value: unknown) =>
    words[String(value)] as Words[keyof Words] | undefined;
  const roleNamed = (value: unknown): string | undefined => {
    const role = wordIn(roles, value);
    return role && tMembers(role);
  };

  function actorOf({ actor }: SecurityEvent): string {
    if (actor.type === 'member') return nameOfMember(actor.id);
    return actor.type === 'api_key' ? t('byKey', { name: nameOfKey(actor.id) }) : t('anonymous');
  }

  /** The target of an entry, if it is not the actor. */
  function targetOf({ actor, target, details }: SecurityEvent): string | undefined {
    if (!target || target.id === actor.id) return undefined;
    if (target.type === 'user') return nameOfMember(target.id);
    if (target.type === 'api_key')
      return typeof details.name === 'string' ? details.name : nameOfKey(target.id);
    if (target.type === 'session') return known.numbers.find(({ id }) => id === target.id)?.name;
    return undefined;
  }

  function factsOf(event: SecurityEvent): string[] {
    const { details } = event;
    const [from, to, role] = [details.from, details.to, details.role].map(roleNamed);
    const reason = wordIn(reasons, details.reason);
    const count = (name: string) => (typeof details[name] === 'number' ? (details[name] as number) : 0);
    return [
      targetOf(event),
      typeof details.email === 'string' ? details.email : undefined,
      from && to ? t('fromTo', { from, to }) : role,
      reason && t(reason),
      details.client === 'api_client' ? t('program') : undefined,
      count('revokedApiKeys') > 0 ? tMembers('keysRevoked', { count: count('revokedApiKeys') }) : undefined,
      count('revokedInvitations') > 0
        ? tMembers('invitationsRevoked', { count: count('revokedInvitations') })
        : undefined,
      event.occurrences > 1 ? t('times', { count: event.occurrences }) : undefined,
    ].filter((fact) => fact !== undefined);
  }

  function deviceOf({ userAgent }: SecurityEvent): string | undefined {
    const { browser, system } = agentName(userAgent);
    return browser && system ? `${browser} · ${system}` : (browser ?? system);
  }

  return { actorOf, factsOf, deviceOf, actionOf: ({ action }: SecurityEvent) => t(actionNames[action]) };
}
