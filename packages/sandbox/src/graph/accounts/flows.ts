import { isJson, type Json, listAt, stringAt } from '../../json.ts';
import type { Flow, Waba, World } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { missing } from '../request/checks.ts';
import { type NodeType, pageOf, pickFields } from '../request/fields.ts';

const MAX_FLOWS = 500;
export const MAX_FLOW_BYTES = 10 * 1024 ** 2;

const CATEGORIES = new Set([
  ...['SIGN_UP', 'SIGN_IN', 'APPOINTMENT_BOOKING', 'LEAD_GENERATION', 'SHOPPING', 'CONTACT_US'],
  ...['CUSTOMER_SUPPORT', 'SURVEY', 'OTHER'],
]);

const FLOW_NODE: NodeType = {
  name: 'WhatsAppBusinessFlow',
  byDefault: ['name', 'status', 'categories', 'validation_errors'],
  known: new Set([
    'endpoint_uri',
    'json_version',
    'data_api_version',
    'data_channel_uri',
    'metric',
    'assets',
  ]),
};

/** Handles `GET {flow}`. */
export function presentFlow(world: World, flow: Flow, fields?: string): Json {
  const json = parsed(flow.json);
  const waba = world.wabas.get(flow.wabaId);
  const all: Json = {
    id: flow.id,
    name: flow.name,
    status: flow.status,
    categories: flow.categories,
    validation_errors: flow.errors,
    ...(flow.endpointUri ? { endpoint_uri: flow.endpointUri } : {}),
    ...(stringAt(json, 'version') ? { json_version: stringAt(json, 'version') } : {}),
    ...(stringAt(json, 'data_api_version') ? { data_api_version: stringAt(json, 'data_api_version') } : {}),
    preview: {
      preview_url: `https://business.facebook.com/wa/manage/flows/${flow.id}/preview/?token=sandbox`,
      expires_at: graphTime(world.now() + 30 * 24 * 3600 * 1000),
    },
    updated_at: graphTime(flow.updatedAt),
    health_status: { can_send_message: 'AVAILABLE', entities: [] },
    whatsapp_business_account: { id: flow.wabaId, name: waba?.name, timezone_id: waba?.timezoneId },
    application: applicationOf(world, waba),
    // Flows are not simulated, so every metric exists but has no data points.
    metric: {
      name: /metric\.name\((\w+)\)/.exec(fields ?? '')?.[1] ?? '',
      granularity: 'DAY',
      data_points: [],
    },
  };
  return pickFields(all, fields, FLOW_NODE);
}

function applicationOf(world: World, waba: Waba | undefined): Json {
  const [appId] = waba?.subscriptions.keys() ?? [];
  const app = appId === undefined ? undefined : world.apps.get(appId);
  return {
    id: app?.id ?? '0',
    name: app?.name ?? '',
    link: `https://www.facebook.com/games/?app_id=${app?.id ?? 0}`,
  };
}

const graphTime = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, '+0000');

const flowsOf = (world: World, wabaId: string): Flow[] =>
  [...world.flows.values()].filter((flow) => flow.wabaId === wabaId);

export const listFlows = (
  world: World,
  waba: Waba,
  query: Record<string, string | undefined>,
  token: string,
): Json =>
  pageOf(
    flowsOf(world, waba.id).map((flow) => presentFlow(world, flow, query.fields)),
    query,
    `${world.url}/v23.0/${waba.id}/flows`,
    token,
  );

/** Handles `POST {waba}/flows`: creates a draft, or a published flow if its JSON and `publish` are given. */
export function createFlow(world: World, waba: Waba, parameters: Json): Json {
  const name = stringAt(parameters, 'name');
  if (!name) throw missing('name');
  const others = flowsOf(world, waba.id);
  checkName(others, name);
  if (others.length >= MAX_FLOWS) throw new GraphError(100, 'This account has as many flows as it may have.');
  const source = stringAt(parameters, 'clone_flow_id');
  const cloned = source === undefined ? undefined : others.find((flow) => flow.id === source);
  if (source !== undefined && !cloned) throw new GraphError(100, `There is no flow ${source}.`);
  const flow: Flow = {
    id: world.newId(16),
    wabaId: waba.id,
    name,
    categories: checkCategories(parameters.categories ?? cloned?.categories),
    status: 'DRAFT',
    errors: [],
    updatedAt: world.now(),
  };
  setEndpoint(flow, parameters);
  const json = stringAt(parameters, 'flow_json') ?? cloned?.json;
  if (json !== undefined) setJson(world, flow, json);
  world.flows.set(flow.id, flow);
  if (String(parameters.publish) === 'true') publishFlow(flow);
  return { id: flow.id, success: true, validation_errors: flow.errors };
}

function checkName(others: Flow[], name: string): void {
  if (others.some((flow) => flow.name === name))
    throw new GraphError(100, 'Flow name is not unique.', { subcode: 4016019 });
}

function checkCategories(categories: unknown): unknown[] {
  const list = typeof categories === 'string' ? [categories] : categories;
  if (!Array.isArray(list) || list.length === 0) throw missing('categories');
  for (const category of list)
    if (!CATEGORIES.has(String(category)))
      throw new GraphError(100, `Param categories must be of {${[...CATEGORIES].join(', ')}}.`);
  return list;
}

function setEndpoint(flow: Flow, parameters: Json): void {
  const uri = stringAt(parameters, 'endpoint_uri');
  if (uri === undefined) return;
  if (!URL.canParse(uri)) throw new GraphError(100, 'Param endpoint_uri must be a valid URI.');
  flow.endpointUri = uri;
}

/** Handles `POST {flow}`: changes its name, categories and endpoint. */
export function updateFlow(world: World, flow: Flow, parameters: Json): Json {
  const name = stringAt(parameters, 'name');
  if (name !== undefined && name !== flow.name) {
    checkName(flowsOf(world, flow.wabaId), name);
    flow.name = name;
  }
  if (parameters.categories !== undefined) flow.categories = checkCategories(parameters.categories);
  setEndpoint(flow, parameters);
  flow.updatedAt = world.now();
  return { success: true };
}

/**
 * Handles `POST {flow}/assets`: uploads the JSON of a draft. Errors in it are listed, and the request
 * succeeds.
 */
export function setJson(world: World, flow: Flow, json: string): Json {
  if (flow.status !== 'DRAFT') throw new GraphError(139001, 'A published flow cannot be changed.');
  flow.json = json;
  flow.updatedAt = world.now();
  const content = parsed(json);
  flow.errors = [];
  if (content === undefined) flow.errors.push(validationError('INVALID_JSON', 'The file is not valid JSON.'));
  else if (!stringAt(content, 'version'))
    flow.errors.push(validationError('MISSING_REQUIRED_PROPERTY', "The property 'version' is required."));
  else if (listAt(content, 'screens').length === 0)
    flow.errors.push(validationError('MISSING_REQUIRED_PROPERTY', "The property 'screens' is required."));
  return { success: true, validation_errors: flow.errors };
}

function parsed(json: string | undefined): Json | undefined {
  try {
    const content: unknown = JSON.parse(json ?? '');
    return isJson(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

const validationError = (error: string, message: string): Json => ({
  error,
  error_type: 'FLOW_JSON_ERROR',
  message,
  line_start: 1,
  line_end: 1,
  column_start: 1,
  column_end: 1,
  pointers: [],
});

export function publishFlow(flow: Flow): Json {
  if (flow.status !== 'DRAFT') throw new GraphError(139002, 'Only a draft can be published.');
  if (flow.json === undefined) throw new GraphError(139002, 'A flow needs its JSON to be published.');
  if (flow.errors.length > 0) throw new GraphError(139002, 'The flow has validation errors.');
  flow.status = 'PUBLISHED';
  return { success: true };
}

export function deprecateFlow(flow: Flow): Json {
  if (flow.status !== 'PUBLISHED') throw new GraphError(139003, 'Only a published flow can be deprecated.');
  flow.status = 'DEPRECATED';
  return { success: true };
}

export function deleteFlow(world: World, flow: Flow): Json {
  if (flow.status !== 'DRAFT') throw new GraphError(139004, 'Only a draft can be deleted.');
  world.flows.delete(flow.id);
  return { success: true };
}

/** Handles `GET {flow}/assets`: the JSON and its download URL. */
export const listAssets = (world: World, flow: Flow): Json => ({
  data:
    flow.json === undefined
      ? []
      : [
          {
            name: 'flow.json',
            asset_type: 'FLOW_JSON',
            download_url: `${world.url}/v23.0/${flow.id}/flow.json`,
          },
        ],
});

/** Handles `POST {waba}/migrate_flows`: copies another account's flows, by name. */
export function migrateFlows(world: World, waba: Waba, source: Waba, names: string[]): Json {
  const theirs = flowsOf(world, source.id);
  const wanted = names.length > 0 ? names.slice(0, 100) : theirs.map((flow) => flow.name);
  const migrated: Json[] = [];
  const failed: Json[] = [];
  for (const name of wanted) {
    const flow = theirs.find((one) => one.name === name);
    const taken = flowsOf(world, waba.id).some((one) => one.name === name);
    if (!flow || taken) {
      const why = flow
        ? 'Flow with the same name exists in destination WABA.'
        : 'Flow name not found in source WABA.';
      failed.push({
        source_name: name,
        error_code: '4233041',
        error_message: `Flows Migration Error: ${why}`,
      });
      continue;
    }
    const copy = { ...flow, id: world.newId(16), wabaId: waba.id };
    world.flows.set(copy.id, copy);
    migrated.push({ source_name: name, source_id: flow.id, migrated_id: copy.id });
  }
  return { migrated_flows: migrated, failed_flows: failed };
}
