import { NO_RULES } from './create-world.ts';
import { numberDefaults } from './graph/numbers/numbers.ts';
import { accessToken, secret } from './random.ts';
import type { App, BusinessNumber, Rules, Waba, World } from './world.ts';

export interface NewApp {
  id?: string;
  name?: string;
  /** Random if it is not set, like every secret here. */
  appSecret?: string;
  verifyToken?: string;
}

/** Adds an app without a callback: `setCallback` sets one after the handshake. */
export function createApp(world: World, input: NewApp = {}): App {
  const id = input.id ?? world.newId(16);
  if (world.apps.has(id)) throw new Error(`there is already an app ${id}`);
  const app: App = {
    id,
    name: input.name ?? 'Sandbox app',
    appSecret: input.appSecret ?? secret(16),
    verifyToken: input.verifyToken ?? secret(16),
    callbackUrl: null,
  };
  world.apps.set(id, app);
  return app;
}

export interface NewNumber {
  /** The phone number id; random if it is not set. */
  pnid?: string;
  /** An app and an account are created if these are not set. */
  appId?: string;
  wabaId?: string;
  displayPhoneNumber?: string;
  verifiedName?: string;
  /**
   * The access token; random if it is not set. One token may give access to several numbers of one account.
   */
  token?: string;
  /** 'off' switches off every rule and limit. */
  rules?: Partial<Rules> | 'off';
  /** Further Graph fields, for example `{quality_rating: 'RED'}`. */
  fields?: Record<string, unknown>;
  /** Whether the app is subscribed to the account (default true). */
  subscribe?: boolean;
}

/**
 * Adds a business number; throws a readable error if an id is taken or the token belongs to another account.
 */
export function createNumber(world: World, input: NewNumber = {}): BusinessNumber {
  const id = input.pnid ?? world.newId();
  if (world.numbers.has(id)) throw new Error(`there is already a number ${id}`);
  const app = input.appId === undefined ? createApp(world) : world.apps.get(input.appId);
  if (!app) throw new Error(`there is no app ${input.appId}`);
  const waba =
    input.wabaId === undefined
      ? createWaba(world)
      : (world.wabas.get(input.wabaId) ?? createWaba(world, input.wabaId));
  const token = input.token ?? accessToken();
  const opens = world.tokens.get(token);
  if (opens && (opens.wabaId !== waba.id || opens.appId !== app.id))
    throw new Error('the token already belongs to another account');
  world.tokens.set(token, { appId: app.id, wabaId: waba.id });
  const number: BusinessNumber = {
    id,
    wabaId: waba.id,
    appId: app.id,
    token,
    displayPhoneNumber: input.displayPhoneNumber ?? `+1555${world.newId(7)}`,
    verifiedName: input.verifiedName ?? 'Sandbox Business',
    rules: rulesFrom(world.ruleDefaults, input.rules),
    fields: { ...numberDefaults(), ...input.fields },
    profile: { about: 'Hey there! I am using WhatsApp.', vertical: 'OTHER', websites: [] },
    settings: {
      calling: { status: 'disabled' },
      payload_encryption: { status: 'disabled' },
      storage_configuration: { status: 'default' },
    },
    commerce: { is_cart_enabled: true, is_catalog_visible: false },
    blocked: new Set(),
    qrCodes: new Map(),
    records: {},
  };
  world.numbers.set(id, number);
  if (input.subscribe !== false && !waba.subscriptions.has(app.id))
    waba.subscriptions.set(app.id, { appId: app.id });
  return number;
}

export const rulesFrom = (base: Rules, change: Partial<Rules> | 'off' | undefined): Rules =>
  change === 'off' ? { ...NO_RULES } : { ...base, ...change };

function createWaba(world: World, id = world.newId()): Waba {
  const waba: Waba = { id, name: 'Sandbox account', timezoneId: '1', subscriptions: new Map() };
  world.wabas.set(id, waba);
  // Every new account at Meta has this template.
  const template = {
    id: world.newId(16),
    wabaId: id,
    name: 'hello_world',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED' as const,
    parameterFormat: 'POSITIONAL',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
      {
        type: 'BODY',
        text: 'Welcome and congratulations! This message shows that you can send a message with the Cloud API.',
      },
      { type: 'FOOTER', text: 'WaQtor sandbox' },
    ],
  };
  world.templates.set(template.id, template);
  return waba;
}
