import fc from 'fast-check';
import { startCluster } from '../../faults/cluster/cluster.ts';
import type { FuzzReport, FuzzRun } from '../fuzz-run.ts';
import { asCurl, exchange, type Reply } from './exchange.ts';
import { readOpenApi } from './openapi.ts';
import { type Attempt, attemptsAt } from './requests.ts';
import { createValues } from './values.ts';
import { buildWorld, type World } from './world.ts';

const ROLES = 'api,gateway,worker,connector';
/** After this many requests the test data is too damaged to be useful, and new businesses are created. */
const WORLD_LASTS = 400;
const AT_ONCE = 6;
/**
 * In a fuzz of this length, every operation must have succeeded, except those that need an e-mail or user
 * interaction.
 */
const LONG = 5_000;
const OUT_OF_REACH: ReadonlySet<string> = new Set([
  'getSessionQr', // the Cloud API uses a token instead of a login flow
  'resetPassword',
  'getInvitation',
  'acceptInvitation',
  'updatePassword',
  'updateMemberRole', // the owner is the only one
  'removeMember',
  'retryMessage', // nothing fails
  'uploadMedia', // the document does not describe multipart fields
]);

/**
 * Generates requests from the OpenAPI document of a running server. No response may be a 5xx or undocumented,
 * no secret and no data of another business may appear, and no request without a credential may be accepted.
 */
export async function fuzzApi({ count, seed, log }: FuzzRun): Promise<FuzzReport> {
  const cluster = await startCluster({
    servers: { one: ROLES, two: ROLES },
    seed,
    numbers: 0,
    // Every request has its own client address. Otherwise the login rate limits would answer instead.
    env: { OPEN_SIGN_UP: 'true', TRUST_PROXY: '1' },
  });
  const servers = [cluster.server('one'), cluster.server('two')] as const;
  const problems: string[] = [];
  const statuses = new Map<number, number>();
  const succeeded = new Set<string>();
  let made = 0;

  async function attempt(one: Attempt, world: World): Promise<void> {
    // Alternates between two processes: what one has stored, cached or locked must be visible to the other.
    const { url: origin } = servers[made % servers.length] ?? servers[0];
    made += 1;
    const { operation, credential } = one;
    const reply = await exchange(origin, one.exchange).catch((error: unknown) => String(error));
    const found = typeof reply === 'string' ? [reply] : findViolation(one, reply, world);
    if (typeof reply !== 'string') {
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
      if (reply.status < 300) succeeded.add(operation.id);
    }
    for (const problem of found) {
      const answer =
        typeof reply === 'string' ? '' : `\n    ${reply.status} ${reply.text.slice(0, 400)}${logOf(reply)}`;
      problems.push(
        `${operation.id} as ${credential.name}: ${problem}\n    ${asCurl(origin, one.exchange)}${answer}`,
      );
    }
  }

  /** Returns the server's log lines for this request, if it failed. */
  function logOf({ status, text }: Reply): string {
    const id = status >= 500 ? /"requestId":"(req_\w+)"/.exec(text)?.[1] : undefined;
    const lines = id ? servers.flatMap((server) => server.linesWith(id)) : [];
    return lines.map((line) => `\n    ${line.slice(0, 900)}`).join('');
  }

  function findViolation(
    { operation, credential, exchange: { path, body } }: Attempt,
    reply: Reply,
    world: World,
  ): string[] {
    const found: string[] = [];
    if (reply.status >= 500) found.push(`answered ${reply.status}`);
    const mismatch = api.validate(operation, reply.status, reply.contentType, reply.text);
    if (mismatch) found.push(mismatch);
    if (reply.status < 300 && !operation.isPublic && !credential.isGood) found.push('was let in');
    for (const { what, text } of world.forbidden) if (reply.text.includes(text)) found.push(`shows ${what}`);
    const foreign = Object.values(world.ids.foreign).flat();
    const sentBody = String(body ?? '');
    if (reply.status < 300 && foreign.some((id) => sentBody.includes(id)))
      found.push('takes a foreign id in its body');
    if (reply.status < 300 && foreign.some((id) => path.includes(`/${id}`)))
      found.push('answers for a foreign id');
    return found;
  }

  const api = await readOpenApi(servers[0].url);
  try {
    for (let worldNumber = 0; made < count; worldNumber++) {
      const world = await buildWorld(cluster, worldNumber);
      const values = createValues(api, world.ids);
      const perOperation = Math.ceil(Math.min(WORLD_LASTS, count - made) / api.operations.length);
      const attempts = api.operations.flatMap((operation, i) =>
        fc.sample(attemptsAt(operation, world, values), {
          numRuns: perOperation,
          seed: seed + worldNumber * 1_009 + i,
        }),
      );
      const shuffled =
        fc.sample(fc.shuffledSubarray(attempts, { minLength: attempts.length }), { numRuns: 1, seed })[0] ??
        [];
      const queue = shuffled.slice(0, count - made);
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let next = queue.shift(); next; next = queue.shift()) await attempt(next, world);
        }),
      );
      log(`${made} requests, ${problems.length} problems; ${statusLine(statuses)}`);
    }
    for (const server of servers)
      if (!server.isUp) problems.push(`the server ${server.name} died:\n${server.lastLines()}`);
    // A fuzz whose requests all fail validation would prove nothing.
    const never = api.operations.map(({ id }) => id).filter((id) => !succeeded.has(id));
    const missed = never.filter((id) => !OUT_OF_REACH.has(id));
    if (count >= LONG && missed.length > 0) problems.push(`never succeeded: ${missed.join(', ')}`);
    return {
      measurements: {
        requests: made,
        operations: api.operations.length,
        statuses: statusLine(statuses),
        'never succeeded': never.join(' ') || 'none',
      },
      problems,
    };
  } finally {
    await cluster.stop();
  }
}

function statusLine(statuses: ReadonlyMap<number, number>): string {
  return [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, times]) => `${status}×${times}`)
    .join(' ');
}
