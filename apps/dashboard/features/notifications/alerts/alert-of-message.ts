import type { QueryClient } from '@tanstack/react-query';
import type { Schemas } from '../../../lib/api.ts';
import { type Conversation, fetchConversation } from '../../conversations/index.ts';
import { fetchTeams } from '../../teams/index.ts';
import type { Channel, Kind } from '../kinds.ts';
import { readSettings } from '../settings/use-settings.ts';

type Login = Schemas['LoginResult'];
type Message = Schemas['Message'];

/** Missed calls have their own notification; the others are no messages of their own. */
const silentTypes: readonly Message['content']['type'][] = ['reaction', 'edit', 'revoke', 'system', 'call'];

/** Whether members are alerted of a message like this. */
export function isAlerting({ direction, origin, content }: Message): boolean {
  return direction === 'in' && origin === 'customer' && !silentTypes.includes(content.type);
}

/** Returns the conversation of a message and the channels of its alert; undefined if it is of no concern. */
export async function readConcern(
  client: QueryClient,
  { conversationId }: Message,
  login: Login,
): Promise<{ conversation: Conversation; channels: readonly Channel[] } | undefined> {
  const { channels } = await readSettings(client);
  const isWanted = (kind: Kind) =>
    channels[kind].some((channel) => channel === 'sound' || channel === 'browser');
  if (!(['message_assigned', 'message_team', 'message_unassigned'] as const).some(isWanted)) return undefined;
  const conversation = await fetchConversation(client, conversationId);
  const kind = await kindOf(client, conversation, login);
  return kind && { conversation, channels: channels[kind] };
}

async function kindOf(
  client: QueryClient,
  { assigneeId, teamId }: Conversation,
  { user, role }: Login,
): Promise<Kind | undefined> {
  if (assigneeId !== null) return assigneeId === user.id ? 'message_assigned' : undefined;
  if (role === 'viewer') return undefined;
  if (teamId === null) return 'message_unassigned';
  const team = (await fetchTeams(client)).find(({ id }) => id === teamId);
  return team?.memberIds.includes(user.id) ? 'message_team' : undefined;
}
