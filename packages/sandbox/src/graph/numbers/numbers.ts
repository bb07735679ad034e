import { isJson, type Json, stringAt } from '../../json.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { BusinessNumber, Waba, World } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { missing } from '../request/checks.ts';
import { type NodeType, pageOf, pickFields, splitFields } from '../request/fields.ts';

const SHOWN_BY_DEFAULT = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'last_onboarded_time',
  'id',
];

/** Returns all fields of `GET {pnid}`, under Meta's names. */
function allFields(number: BusinessNumber): Json {
  return {
    id: number.id,
    verified_name: number.verifiedName,
    display_phone_number: number.displayPhoneNumber,
    throughput: {
      level: number.rules.throughput === false || number.rules.throughput > 80 ? 'HIGH' : 'STANDARD',
    },
    quality_score: { score: number.fields.quality_rating },
    owner_business_info: ownerOf(number.wabaId),
    settings: number.settings,
    whatsapp_business_profile: { data: [number.profile] },
    whatsapp_commerce_settings: { data: [{ id: number.id, ...number.commerce }] },
    ...number.fields,
  };
}

/** Returns the business that owns an account; there is one per account here. */
export const ownerOf = (wabaId: string): Json => ({ id: `9${wabaId}`, name: 'Sandbox business' });

const NUMBER_NODE: NodeType = {
  name: 'WhatsAppBusinessPhoneNumber',
  byDefault: SHOWN_BY_DEFAULT,
  known: new Set([
    ...['certificate', 'new_certificate', 'new_name_status', 'new_display_name', 'health_status'],
    ...['eligibility_for_api_business_global_search', 'is_preverified_number', 'search_visibility'],
    ...['username', 'webhook_configuration', 'conversational_automation', 'business_profile'],
    ...['country_code', 'country_dial_code', 'unified_cert_status', 'host_platform', 'last_onboarded_time'],
    ...[
      'messaging_limit_tier',
      'official_business_account',
      'official_business_account_info',
      'ba_certificate',
    ],
    ...['messaging_compliance_status', 'name_change_timestamp', 'last_name_change_status'],
  ]),
};

/** Returns the requested fields, always with the id. */
export const presentNumber = (number: BusinessNumber, fields?: string): Json =>
  pickFields(allFields(number), fields, NUMBER_NODE);

export const listNumbers = (
  world: World,
  waba: Waba,
  query: Record<string, string | undefined>,
  token: string,
): Json => {
  const numbers = [...world.numbers.values()].filter((number) => number.wabaId === waba.id);
  return pageOf(
    numbers.map((number) => presentNumber(number, query.fields)),
    query,
    `${world.url}/v23.0/${waba.id}/phone_numbers`,
    token,
  );
};

export const numberDefaults = (): Json => ({
  quality_rating: 'GREEN',
  code_verification_status: 'VERIFIED',
  name_status: 'APPROVED',
  platform_type: 'CLOUD_API',
  status: 'CONNECTED',
  account_mode: 'LIVE',
  is_official_business_account: false,
  is_preverified_number: false,
  is_pin_enabled: false,
  is_on_biz_app: false,
  whatsapp_business_manager_messaging_limit: 'TIER_1K',
  last_onboarded_time: new Date().toISOString().replace('Z', '+0000'),
});

/** Handles `POST {pnid}/register`: needs a six-digit pin; sets the number to CONNECTED. */
export function register(number: BusinessNumber, body: unknown): Json {
  if (!isJson(body) || body.messaging_product !== 'whatsapp') throw missing('messaging_product');
  const { pin } = body;
  if (pin === undefined || pin === '') throw missing('pin');
  if (number.pin !== undefined && number.pin !== String(pin)) throw new GraphError(133005);
  setPin(number, String(pin));
  number.fields.status = 'CONNECTED';
  return { success: true };
}

function setPin(number: BusinessNumber, pin: string): void {
  if (!/^[0-9]{6}$/.test(pin)) throw new GraphError(100, 'Param pin must be 6 digits long.');
  number.pin = pin;
  number.fields.is_pin_enabled = true;
}

export function deregister(number: BusinessNumber): Json {
  number.fields.status = 'DISCONNECTED';
  return { success: true };
}

export function requestCode(number: BusinessNumber, body: unknown): Json {
  const method = stringAt(body, 'code_method');
  if (method !== 'SMS' && method !== 'VOICE')
    throw new GraphError(100, 'Param code_method must be one of {SMS, VOICE}.');
  if (!stringAt(body, 'language')) throw missing('language');
  number.fields.code_verification_status = 'NOT_VERIFIED';
  return { success: true };
}

/** The verification code of every number. */
const VERIFICATION_CODE = '123456';

export function verifyCode(number: BusinessNumber, body: unknown): Json {
  const code = stringAt(body, 'code');
  if (!code) throw missing('code');
  if (code !== VERIFICATION_CODE) throw new GraphError(136025);
  number.fields.code_verification_status = 'VERIFIED';
  return { success: true, id: number.id };
}

/** Handles `POST {pnid}/conversational_automation`: fields left out stay unchanged. */
export function updateAutomation(number: BusinessNumber, body: Json): Json {
  const { enable_welcome_message, prompts, commands } = body;
  if (prompts !== undefined && (!Array.isArray(prompts) || prompts.length > 4))
    throw new GraphError(100, 'Param prompts must be a list of at most 4.');
  if (commands !== undefined && (!Array.isArray(commands) || commands.length > 30))
    throw new GraphError(100, 'Param commands must be a list of at most 30.');
  const before = isJson(number.fields.conversational_automation)
    ? number.fields.conversational_automation
    : {};
  number.fields.conversational_automation = {
    ...before,
    ...(enable_welcome_message === undefined
      ? {}
      : { enable_welcome_message: String(enable_welcome_message) === 'true' }),
    ...(prompts === undefined ? {} : { prompts }),
    ...(commands === undefined ? {} : { commands }),
    id: number.id,
  };
  return { success: true };
}

/** Handles `POST {pnid}`: stores name, username, connection status and similar fields as given. */
export function updateNumber(number: BusinessNumber, body: unknown): Json {
  if (!isJson(body) || Object.keys(body).length === 0)
    throw new GraphError(100, 'At least one field must be given.');
  const name = stringAt(body, 'new_display_name');
  if (name !== undefined) number.verifiedName = name;
  const username = stringAt(body, 'username');
  if (username !== undefined) number.fields.username = username;
  const status = stringAt(body, 'connection_status');
  if (status !== undefined) number.fields.status = status;
  const { webhook_configuration, pin } = body;
  if (isJson(webhook_configuration)) {
    const uri = webhook_configuration.override_callback_uri;
    number.fields.webhook_configuration = uri ? { phone_number: uri } : {};
  }
  if (pin !== undefined) setPin(number, String(pin));
  return { success: true };
}

const PROFILE_LIMITS: Record<string, number> = {
  about: 139,
  address: 256,
  description: 512,
  email: 128,
  vertical: 60,
};

export function updateProfile(number: BusinessNumber, body: unknown): Json {
  if (!isJson(body) || body.messaging_product !== 'whatsapp') throw missing('messaging_product');
  for (const [key, most] of Object.entries(PROFILE_LIMITS)) {
    const value = body[key];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value.length > most)
      throw new GraphError(100, `Param ${key} must be at most ${most} characters long.`);
  }
  const { websites } = body;
  if (websites !== undefined && (!Array.isArray(websites) || websites.length > 2))
    throw new GraphError(100, 'Param websites must have at most 2 values.');
  for (const key of [...Object.keys(PROFILE_LIMITS), 'websites'])
    if (body[key] !== undefined) number.profile[key] = body[key];
  if (body.profile_picture_handle)
    number.profile.profile_picture_url = 'https://pps.whatsapp.net/v/sandbox.jpg';
  return { success: true };
}

export function presentProfile(number: BusinessNumber, fields?: string): Json {
  const profile: Json = { messaging_product: 'whatsapp', ...number.profile };
  if (!fields) return { data: [profile] };
  const shown: Json = { messaging_product: 'whatsapp' };
  for (const name of splitFields(fields)) if (Object.hasOwn(profile, name)) shown[name] = profile[name];
  return { data: [shown] };
}

/** Handles `POST {waba}/phone_numbers`: adds a number to the account, to be verified and registered. */
export function addNumber(
  box: Sandbox,
  waba: Waba,
  body: unknown,
  make: (input: { displayPhoneNumber: string; verifiedName: string; wabaId: string }) => BusinessNumber,
): Json {
  const cc = stringAt(body, 'cc') ?? stringAt(body, 'country_code');
  const phone = stringAt(body, 'phone_number');
  const name = stringAt(body, 'verified_name');
  if (!cc) throw missing('cc');
  if (!phone) throw missing('phone_number');
  if (!name) throw missing('verified_name');
  const digits = phone.replace(/[^0-9]/g, '');
  const full = digits.startsWith(cc) && digits.length > 10 ? digits : cc + digits;
  const taken = [...box.world.numbers.values()].some(
    (number) => number.displayPhoneNumber.replace(/[^0-9]/g, '') === full,
  );
  if (taken) throw new GraphError(100, 'This phone number is already registered.', { subcode: 2388012 });
  const number = make({ displayPhoneNumber: `+${full}`, verifiedName: name, wabaId: waba.id });
  Object.assign(number.fields, {
    code_verification_status: 'NOT_VERIFIED',
    status: 'PENDING',
    name_status: 'PENDING_REVIEW',
  });
  return { id: number.id };
}
