import { randomInt } from 'node:crypto';
import { randomToken } from '../../../platform/crypto.ts';
import type { Platform } from '../../../platform/platform.ts';
import {
  type CloudCredentials,
  DEFAULT_GRAPH_VERSION,
  isSandboxAddress,
  openCredentials,
} from '../providers/session-credentials.ts';
import { webhookUrlOf } from '../sessions.present.ts';
import type { SessionRow } from '../sessions.store.ts';
import { askSandbox } from './sandbox-client.ts';

type Dependencies = Pick<Platform, 'config' | 'secrets' | 'outgoing' | 'sandbox'>;
type SandboxAccess = Pick<Platform, 'config' | 'outgoing' | 'sandbox'>;

/** Generates credentials of a new sandbox number. Its app id is the number's own id. */
export function inventCredentials(sandboxUrl: string): CloudCredentials {
  const digits = (length: number) => Array.from({ length }, () => randomInt(1, 10)).join('');
  return {
    phoneNumberId: digits(15),
    wabaId: digits(15),
    accessToken: `EAA${randomToken()}`,
    appSecret: randomToken(),
    verifyToken: randomToken(),
    graphBaseUrl: sandboxUrl,
    graphVersion: DEFAULT_GRAPH_VERSION,
  };
}

interface SandboxApp {
  id: string;
  callbackUrl: string | null;
}

/** Creates the number of these credentials and its app in the sandbox, if missing. Returns the app. */
export async function ensureNumber(
  context: SandboxAccess,
  credentials: CloudCredentials,
  name: string,
): Promise<SandboxApp> {
  const { phoneNumberId: pnid, wabaId, accessToken: token, appSecret, verifyToken } = credentials;
  const apps = await askSandbox<SandboxApp[]>(context, 'GET', 'apps');
  const app =
    apps.find(({ id }) => id === pnid) ??
    (await askSandbox<SandboxApp>(context, 'POST', 'apps', { id: pnid, name, appSecret, verifyToken }));
  const numbers = await listNumbers(context);
  if (!numbers.some((number) => number.pnid === pnid))
    await askSandbox(context, 'POST', 'numbers', { pnid, wabaId, appId: pnid, token, verifiedName: name });
  return app;
}

export async function removeNumber(context: SandboxAccess, pnid: string): Promise<void> {
  await askSandbox(context, 'DELETE', `numbers/${pnid}`);
}

/**
 * Makes the sandbox deliver the number's webhooks here. It verifies the URL first, so the session must be
 * stored already.
 */
export async function connectWebhooks(
  context: SandboxAccess,
  row: Pick<SessionRow, 'id' | 'phoneNumberId'>,
): Promise<void> {
  await askSandbox(context, 'PUT', `apps/${row.phoneNumberId}`, {
    callbackUrl: webhookUrlOf(row.id, context.config),
  });
}

/** Creates a sample customer; users of the sandbox page can add more. */
export async function ensureCustomer(context: SandboxAccess): Promise<void> {
  const people = await askSandbox<unknown[]>(context, 'GET', 'people');
  if (people.length === 0) await askSandbox(context, 'POST', 'people', { name: 'Amina Haddad' });
}

/** Returns the credentials of a session whose number is in the sandbox; undefined for any other session. */
function sandboxCredentials(
  { sandbox, secrets }: Dependencies,
  row: SessionRow,
): CloudCredentials | undefined {
  if (sandbox.url === undefined) return undefined;
  const credentials = openCredentials(secrets, row.id, row.credentials);
  return isSandboxAddress(credentials.graphBaseUrl, sandbox) ? credentials : undefined;
}

/**
 * Returns the URL of the sandbox page for writing to this session as a customer; null if its number is not in
 * the sandbox.
 */
export function sandboxPageOf(context: Dependencies, row: SessionRow): string | null {
  const credentials = sandboxCredentials(context, row);
  return credentials ? pageOf(context, credentials.phoneNumberId) : null;
}

export function pageOf({ sandbox }: Dependencies, phoneNumberId: string): string {
  return `${sandbox.url}/?pnid=${phoneNumberId}`;
}

/**
 * Recreates the session's number with the same credentials after the sandbox has restarted, which loses all
 * its state. Returns true if it did.
 */
export async function reviveSandboxNumber(context: Dependencies, row: SessionRow): Promise<boolean> {
  const credentials = sandboxCredentials(context, row);
  if (!credentials) return false;
  try {
    const numbers = await listNumbers(context);
    const known = numbers.find(({ pnid }) => pnid === credentials.phoneNumberId);
    // The number was created manually, with an app of its own, whose webhook URL must not be changed.
    if (known && known.appId !== credentials.phoneNumberId) return false;
    const app = await ensureNumber(context, credentials, row.name);
    if (known && app.callbackUrl !== null) return false;
    await connectWebhooks(context, row);
    return true;
  } catch {
    return false; // the connection test reports what is wrong
  }
}

/**
 * Removes a deleted session's number from the sandbox if this server created the number. The app id of such a
 * number is the number's own id.
 */
export async function dropSandboxNumber(context: Dependencies, row: SessionRow): Promise<void> {
  const pnid = sandboxCredentials(context, row)?.phoneNumberId;
  if (pnid === undefined) return;
  const numbers = await listNumbers(context).catch(() => []);
  if (numbers.some((number) => number.pnid === pnid && number.appId === pnid))
    await removeNumber(context, pnid).catch(() => {});
}

function listNumbers(context: SandboxAccess): Promise<{ pnid: string; appId: string }[]> {
  return askSandbox(context, 'GET', 'numbers');
}
