import { randomBytes } from 'node:crypto';
import { isJson, type Json, listAt, stringAt } from '../../json.ts';
import { findPerson } from '../../people/person.ts';
import type { Sandbox } from '../../sandbox.ts';
import { metadataOf } from '../../webhooks/bodies.ts';
import type { BusinessNumber, Group, World } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { missing } from '../request/checks.ts';
import { type NodeType, pageOf, pickFields } from '../request/fields.ts';

const MAX_GROUPS = 1000;
const MODES = new Set(['auto_approve', 'approval_required']);

const GROUP_NODE: NodeType = {
  name: 'WhatsAppBusinessGroup',
  known: new Set(['profile_picture']),
};

/** Handles `POST {pnid}/groups`: creates the group immediately; as at Meta, a webhook reports it. */
export function createGroup(box: Sandbox, number: BusinessNumber, parameters: Json): Json {
  const { world } = box;
  if (parameters.messaging_product !== 'whatsapp') throw missing('messaging_product');
  const subject = stringAt(parameters, 'subject')?.trim();
  if (!subject) throw missing('subject');
  const joinApprovalMode = stringAt(parameters, 'join_approval_mode') ?? 'auto_approve';
  if (!MODES.has(joinApprovalMode))
    throw new GraphError(100, `Param join_approval_mode must be one of {${[...MODES].join(', ')}}.`);
  if (world.groups.size >= MAX_GROUPS)
    throw new GraphError(100, 'This number has as many groups as it may have.');
  const group: Group = {
    id: Buffer.from(`capi_group:${number.displayPhoneNumber}:${world.newId(18)}`).toString('base64url'),
    pnid: number.id,
    wabaId: number.wabaId,
    subject: '',
    description: '',
    joinApprovalMode,
    inviteCode: inviteCode(),
    participants: new Set(),
    joinRequests: new Map(),
    createdAt: world.now(),
  };
  updateGroup(group, parameters);
  world.groups.set(group.id, group);
  const request_id = requestId();
  emitLifecycle(box, number, group, { type: 'group_create', request_id });
  return { messaging_product: 'whatsapp', request_id };
}

const inviteCode = (): string => randomBytes(16).toString('base64url');
const inviteLink = (group: Group): string => `https://chat.whatsapp.com/${group.inviteCode}`;

function emitLifecycle(box: Sandbox, number: BusinessNumber, group: Group, change: Json): void {
  const { world, deliverer } = box;
  const timestamp = String(Math.floor(world.now() / 1000));
  deliverer.emit({
    item: world.ledger.write.notificationItem('group_lifecycle_update', group.id),
    wabaId: group.wabaId,
    field: 'group_lifecycle_update',
    pnid: group.pnid,
    value: () => ({
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      groups: [
        {
          ...change,
          timestamp,
          group_id: group.id,
          subject: group.subject,
          ...(group.description ? { description: group.description } : {}),
          invite_link: inviteLink(group),
        },
      ],
    }),
  });
}

/** Handles `POST {group}`: changes its subject and description. */
export function updateGroup(group: Group, parameters: Json): Json {
  const subject = stringAt(parameters, 'subject')?.trim();
  const description = stringAt(parameters, 'description');
  if (subject !== undefined && (subject === '' || subject.length > 128))
    throw new GraphError(100, 'Param subject must have 1 to 128 characters.');
  if (description !== undefined && description.length > 2048)
    throw new GraphError(100, 'Param description must be at most 2048 characters long.');
  if (subject !== undefined) group.subject = subject;
  if (description !== undefined) group.description = description;
  return { messaging_product: 'whatsapp', success: true, request_id: requestId() };
}

/** The response to a change of a group is a request id, which the webhook repeats. */
const requestId = (): string => randomBytes(12).toString('hex');

/** Handles `GET {group}`. */
export const presentGroup = (group: Group, fields?: string): Json =>
  pickFields(
    {
      id: group.id,
      messaging_product: 'whatsapp',
      subject: group.subject,
      description: group.description,
      join_approval_mode: group.joinApprovalMode,
      suspended: false,
      creation_timestamp: Math.floor(group.createdAt / 1000),
      total_participant_count: group.participants.size,
      participants: [...group.participants].map((wa_id) => ({ wa_id })),
    },
    fields,
    GROUP_NODE,
  );

/**
 * Handles `GET {pnid}/groups`: a normal page, as clients expect it (Meta's description says `data.groups`).
 */
export function listGroups(
  world: World,
  number: BusinessNumber,
  query: Record<string, string | undefined>,
  token: string,
): Json {
  const rows = [...world.groups.values()]
    .filter((group) => group.pnid === number.id)
    .map((group) => presentGroup(group, query.fields));
  return pageOf(rows, query, `${world.url}/v23.0/${number.id}/groups`, token);
}

export function deleteGroup(box: Sandbox, number: BusinessNumber, group: Group): Json {
  box.world.groups.delete(group.id);
  emitLifecycle(box, number, group, { type: 'group_delete' });
  return { success: true, request_id: requestId() };
}

export const showInvite = (group: Group): Json => ({
  messaging_product: 'whatsapp',
  invite_link: inviteLink(group),
});

/** Creates a new invite link; the old one becomes invalid. */
export function resetInvite(group: Group): Json {
  group.inviteCode = inviteCode();
  return showInvite(group);
}

/** Handles `DELETE {group}/participants`. */
export function removeParticipants(world: World, group: Group, parameters: Json): Json {
  const removed: Json[] = [];
  const failed: Json[] = [];
  for (const entry of listAt(parameters, 'participants')) {
    const input = stringAt(entry, 'user') ?? stringAt(entry, 'user_id') ?? '';
    const waId = findPerson(world, input)?.id ?? input.replace(/[^0-9]/g, '');
    if (group.participants.delete(waId)) removed.push({ input, wa_id: waId });
    else
      failed.push({
        input,
        errors: [{ code: 131204, title: 'Not a participant', message: 'Not a participant' }],
      });
  }
  if (removed.length + failed.length === 0) throw missing('participants');
  return {
    messaging_product: 'whatsapp',
    request_id: requestId(),
    removed_participants: removed,
    ...(failed.length > 0 ? { failed_participants: failed } : {}),
  };
}

export const listJoinRequests = (group: Group): Json => ({
  data: [...group.joinRequests].map(([join_request_id, wa_id]) => ({
    join_request_id,
    wa_id,
    creation_timestamp: Math.floor(group.createdAt / 1000),
  })),
});

/** Handles `POST` and `DELETE {group}/join_requests`: approves or rejects people. */
export function answerJoinRequests(group: Group, parameters: Json, approve: boolean): Json {
  const ids = listAt(parameters, 'join_requests');
  if (!isJson(parameters) || ids.length === 0) throw missing('join_requests');
  const done: string[] = [];
  const failed: Json[] = [];
  for (const id of ids.map(String)) {
    const waId = group.joinRequests.get(id);
    if (waId === undefined) {
      failed.push({ join_request_id: id, errors: [{ code: 131203, title: 'No such join request' }] });
      continue;
    }
    group.joinRequests.delete(id);
    if (approve) group.participants.add(waId);
    done.push(id);
  }
  return {
    messaging_product: 'whatsapp',
    request_id: requestId(),
    [approve ? 'approved_join_requests' : 'rejected_join_requests']: done,
    ...(failed.length > 0 ? { failed_join_requests: failed } : {}),
  };
}
