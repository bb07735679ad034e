import type { Sandbox } from '../../sandbox.ts';
import type { App, BusinessNumber, Flow, Group, Media, Template, Waba, World } from '../../world.ts';
import { presentAccount, updateAccount } from '../accounts/accounts.ts';
import { deleteFlow, presentFlow, updateFlow } from '../accounts/flows.ts';
import { noSuchObject } from '../errors.ts';
import { checkMediaNumber, describeMedia } from '../media/media.ts';
import { removeMedia } from '../media/media-store.ts';
import { deleteGroup, presentGroup, updateGroup } from '../numbers/groups.ts';
import { presentNumber, updateNumber } from '../numbers/numbers.ts';
import type { Access } from '../request/auth.ts';
import type { Opened } from '../request/context.ts';
import { editTemplate, setTemplateStatus, showTemplate } from '../templates/templates.ts';

/** The node types to which an id may refer; at Meta, all share one id space. */
export type Node =
  | { kind: 'number'; of: BusinessNumber }
  | { kind: 'media'; of: Media }
  | { kind: 'template'; of: Template }
  | { kind: 'flow'; of: Flow }
  | { kind: 'group'; of: Group }
  | { kind: 'app'; of: App }
  | { kind: 'waba'; of: Waba };

/** Returns the node of an id for this token. An inaccessible node gets the same response as a missing one. */
function accessNode(world: World, access: Access, id: string, method: string): Node {
  const isOwn = <T extends { wabaId: string }>(node: T | undefined): T | undefined =>
    node?.wabaId === access.wabaId ? node : undefined;
  const number = isOwn(world.numbers.get(id));
  if (number) return { kind: 'number', of: number };
  const media = isOwn(world.media.get(id));
  if (media) return { kind: 'media', of: media };
  const template = isOwn(world.templates.get(id));
  if (template && template.status !== 'DELETED') return { kind: 'template', of: template };
  const flow = isOwn(world.flows.get(id));
  if (flow) return { kind: 'flow', of: flow };
  const group = isOwn(world.groups.get(id));
  if (group) return { kind: 'group', of: group };
  const app = world.apps.get(id);
  if (app && app.id === access.appId) return { kind: 'app', of: app };
  const waba = world.wabas.get(id);
  if (waba && waba.id === access.wabaId) return { kind: 'waba', of: waba };
  throw noSuchObject(method, id);
}

type NodeRequest = Pick<Opened, 'access' | 'id'>;

export function accessTemplate(world: World, { access, id }: NodeRequest, method: string): Template {
  const node = accessNode(world, access, id, method);
  if (node.kind !== 'template') throw noSuchObject(method, id);
  return node.of;
}

export function accessFlow(world: World, { access, id }: NodeRequest, method: string): Flow {
  const node = accessNode(world, access, id, method);
  if (node.kind !== 'flow') throw noSuchObject(method, id);
  return node.of;
}

export function accessGroup(world: World, { access, id }: NodeRequest, method: string): Group {
  const node = accessNode(world, access, id, method);
  if (node.kind !== 'group') throw noSuchObject(method, id);
  return node.of;
}

export function accessApp(world: World, { access, id }: NodeRequest, method: string): App {
  const node = accessNode(world, access, id, method);
  if (node.kind !== 'app') throw noSuchObject(method, id);
  return node.of;
}

/** Handles `GET {id}`. */
export function showNode({ world }: Sandbox, { access, id, query }: Opened): object {
  const node = accessNode(world, access, id, 'GET');
  switch (node.kind) {
    case 'number':
      return presentNumber(node.of, query.fields);
    case 'media':
      checkMediaNumber(node.of, query.phone_number_id, 'GET');
      return describeMedia(world, node.of);
    case 'template':
      return showTemplate(node.of, query.fields);
    case 'flow':
      return presentFlow(world, node.of, query.fields);
    case 'group':
      return presentGroup(node.of, query.fields);
    case 'app':
      return { id: node.of.id, name: node.of.name };
    case 'waba':
      return presentAccount(world, node.of, query.fields);
    default:
      return node satisfies never;
  }
}

/** Handles `POST {id}`: changes the fields that can be changed. */
export function changeNode(box: Sandbox, { access, id, parameters }: Opened): object {
  const node = accessNode(box.world, access, id, 'POST');
  switch (node.kind) {
    case 'number':
      return updateNumber(node.of, parameters);
    case 'template':
      return editTemplate(box, node.of, parameters);
    case 'flow':
      return updateFlow(box.world, node.of, parameters);
    case 'group':
      return updateGroup(node.of, parameters);
    case 'waba':
      return updateAccount(node.of, parameters);
    default:
      throw noSuchObject('POST', id);
  }
}

/** Handles `DELETE {id}`: a file, a template, a draft of a flow or a group. */
export function deleteNode(box: Sandbox, { access, id, query }: Opened): object {
  const { world } = box;
  const node = accessNode(world, access, id, 'DELETE');
  switch (node.kind) {
    case 'media':
      checkMediaNumber(node.of, query.phone_number_id, 'DELETE');
      removeMedia(world, node.of);
      return { success: true };
    case 'template':
      setTemplateStatus(box, node.of, 'DELETED');
      return { success: true };
    case 'flow':
      return deleteFlow(world, node.of);
    case 'group': {
      const number = world.numbers.get(node.of.pnid);
      if (!number) throw noSuchObject('DELETE', id);
      return deleteGroup(box, number, node.of);
    }
    default:
      throw noSuchObject('DELETE', id);
  }
}
