import { errorRegistry } from '@waqtor/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { passwordsOf } from '../../features/auth/passwords/passwords.ts';
import { judgeEvents } from '../../platform/events/testing.ts';
import { type RouteSpec, registeredRoutes } from '../../platform/http/route.ts';
import type { Role } from '../../platform/platform.ts';
import { PASSWORD, type RouteCase, routeCases } from '../route-cases/route-cases.ts';
import { type SeededTenant, seedTenant } from '../seeds/seed-tenant.ts';
import { bearer, listUnauthorised, tokenOf } from '../test-server/callers.ts';
import { ask, listForeignRequests, type MatrixAnswer, nobodysId } from '../test-server/requests.ts';
import { startTestServer } from '../test-server/testing-server.ts';
import { findIdPositions } from './id-positions.ts';
import { foreignBytes, marksOf, readTenantRows } from './tenant-rows.ts';

/*
 * Tests every endpoint with every caller who must not use it, and every field in which it accepts an id. The
 * endpoints come from the route table and the fields from its schemas; the requests and allowed roles are
 * written independently in route-cases.ts.
 */

const server = await startTestServer();
const { database, platform, sandbox } = server;

/** Paths outside the route table: for operators, for Meta, for browsers. */
const openPaths = [
  'GET /docs/errors/:code',
  'GET /health',
  'GET /metrics',
  'GET /ready',
  'GET /webhooks/whatsapp',
  'GET /webhooks/whatsapp/:sessionId',
  'POST /webhooks/whatsapp',
  'POST /webhooks/whatsapp/:sessionId',
];

interface Pair {
  /** The tenant whose rows must not be seen or changed, and the strings that would reveal them. */
  victim: SeededTenant;
  marks: string[];
  /** The tenant that tries to access them. */
  own: SeededTenant;
}

let passwordHash: string;
/**
 * The pair for all requests that must change nothing; requests that may change something get a pair of their
 * own.
 */
let shared: Pair;

beforeAll(async () => {
  passwordHash = await passwordsOf(platform).hash(PASSWORD, { name: 'seed', isKnown: true });
  shared = await buildPair();
});

async function buildPair(): Promise<Pair> {
  const providerInput = () => {
    const { pnid, wabaId, token, appSecret } = sandbox.admin.createNumber({});
    return { phoneNumberId: pnid, wabaId, accessToken: token, appSecret, graphBaseUrl: sandbox.url };
  };
  const victim = await seedTenant(database, platform, { passwordHash, providerInput });
  const own = await seedTenant(database, platform, { passwordHash, providerInput });
  return { victim, own, marks: marksOf(await rowsOf(victim), victim.canary) };
}

const rowsOf = (tenant: SeededTenant) => readTenantRows(database.admin.pool, tenant.id);

test('every endpoint has a test case, and every test case has an endpoint', () => {
  expect(Object.keys(routeCases).sort()).toEqual(registeredRoutes.map((spec) => spec.operationId).sort());
});

test('the test cases fill every id field and refer only to existing fields', () => {
  for (const spec of registeredRoutes) {
    const found = findIdPositions(spec).map(({ path }) => path);
    const known = [...found, ...(routeCases[spec.operationId]?.ids ?? []).map(({ path }) => path)];
    expect(known, spec.operationId).toEqual(
      expect.arrayContaining(Object.keys(routeCases[spec.operationId]?.also ?? {})),
    );
    for (const name of spec.url.match(/(?<=:)\w+/g) ?? []) {
      expect(found, `${spec.operationId} takes :${name}, which is no id`).toContain(`params.${name}`);
    }
  }
});

test('no undeclared route exists', () => {
  const declared = registeredRoutes.map((spec) => `${spec.method} /api/v1${spec.url}`);
  const others = server.paths.filter((path) => !path.startsWith('HEAD ') && !declared.includes(path));
  expect(others.sort()).toEqual(openPaths);
});

describe.each(registeredRoutes.map((spec) => [spec.operationId, spec] as const))(
  '%s',
  (operationId, spec) => {
    const routeCase: RouteCase = routeCases[operationId] ?? { needs: 'viewer' };
    const needed = 'role' in spec.access ? spec.access.role : 'public';
    const inputOf = (tenant: SeededTenant) => routeCase.ask?.(tenant) ?? {};
    const positions = [...findIdPositions(spec), ...(routeCase.ids ?? [])];

    test('requires the role stated in its test case', () => {
      expect(needed).toBe(routeCase.needs);
    });

    // A public route accepts every caller.
    const testOfStrangers = needed === 'public' ? undefined : test;
    testOfStrangers?.('turns away everybody who is not who they say, or may not', async () => {
      const { own, victim, marks } = shared;
      for (const stranger of await listUnauthorised(platform, own, victim, needed as Role)) {
        const answer = await ask(server, spec, inputOf(own), stranger.headers);
        const response = [answer.status, answer.json?.error.code];
        expect(response, stranger.name).toEqual([stranger.status, stranger.code]);
        expectNothingForeign(answer, marks, stranger.name);
      }
    });

    test('reveals and changes nothing of another tenant', async () => {
      const pair = needed === 'public' ? await buildPair() : shared;
      const before = await rowsOf(pair.victim);
      for (const [who, headers] of await listIntruders(pair.own, needed)) {
        for (const request of listForeignRequests(positions, routeCase, pair.own, pair.victim)) {
          const what = `${who} names a foreign ${request.position}`;
          const unknownId = nobodysId(request.kind);
          const unknown = await ask(server, spec, request.withId(unknownId), headers);
          const answer = await ask(server, spec, request.withId(request.foreignId), headers);
          expect(comparable(answer, request.foreignId), what).toBe(comparable(unknown, unknownId));
          expect(answer.status, what).toBe(statusFor(spec, routeCase, request.position, who));
          expectNothingForeign(answer, pair.marks, what, request.foreignId);
        }
        const theirs = inputOf(asStranger(pair));
        // If nothing in the request belongs to the victim, it is only the intruder's own request.
        if (spec.method !== 'GET' && JSON.stringify(theirs) === JSON.stringify(inputOf(pair.own))) continue;
        const answer = await ask(server, spec, theirs, headers);
        expectNothingForeign(
          answer,
          pair.marks,
          `${who} asks what the other may ask`,
          JSON.stringify(theirs),
        );
      }
      expect(await rowsOf(pair.victim)).toEqual(before);
    });

    test("responds to its own tenant with that tenant's rows only", async () => {
      const pair = spec.method === 'GET' ? shared : await buildPair();
      const role = needed === 'public' ? undefined : needed;
      const first = await ask(server, spec, inputOf(pair.victim), await headersOf(pair.victim, role));
      expect(first.status, first.text).toBe(routeCase.answers ?? 200);
      if ('list' in spec.answer) await checkList(pair, first);
      // The same Idempotency-Key replays nothing to another tenant.
      if (!spec.idempotent && spec.method !== 'GET') return;
      const second = await ask(server, spec, inputOf(pair.own), await headersOf(pair.own, role));
      expect(second.status, second.text).toBe(routeCase.answers ?? 200);
      expectNothingForeign(second, pair.marks, 'one’s own request');
    });

    async function checkList({ own, victim, marks }: Pair, first: MatrixAnswer): Promise<void> {
      expect(first.json.data.length, 'a list of one’s own rows').toBeGreaterThan(0);
      const { query } = inputOf(victim);
      const page = { ...inputOf(victim), query: { ...query, limit: '1' } };
      const { json } = await ask(server, spec, page, await headersOf(victim, needed as Role));
      if (!json.nextCursor) return;
      const name = operationId === 'listEvents' ? 'afterSeq' : 'cursor';
      const mine = { ...inputOf(own), query: { ...inputOf(own).query, [name]: json.nextCursor } };
      const answer = await ask(server, spec, mine, await headersOf(own, needed as Role));
      expectNothingForeign(answer, marks, 'with a cursor of the other');
    }

    async function headersOf(tenant: SeededTenant, role: Role | undefined): Promise<Record<string, string>> {
      if (role === undefined) return {};
      return {
        ...bearer(await tokenOf(platform, tenant, role)),
        ...(spec.idempotent ? { 'idempotency-key': `key-${operationId}` } : {}),
      };
    }

    /** The victim as others know it: with its ids, without the secrets that authenticate. */
    function asStranger({ victim, own }: Pair): SeededTenant {
      const { invitationToken, refreshToken, mediaLink, providerInput, spareProviderInput, people } = own;
      const secrets = { invitationToken, refreshToken, mediaLink, providerInput, spareProviderInput };
      return { ...victim, ...secrets, ...(needed === 'public' ? { people } : {}) };
    }
  },
);

test('every published event matches its documented schema', async () => {
  const { types, problems } = await judgeEvents(database.admin.pool);
  expect(problems).toEqual([]);
  expect(types.size).toBeGreaterThan(30);
});

async function listIntruders(tenant: SeededTenant, needed: Role | 'public') {
  if (needed === 'public') return [['anybody', {}]] as const;
  return [
    ['another tenant’s owner', bearer(await tokenOf(platform, tenant, 'owner'))],
    ['another tenant’s API key', { 'x-api-key': tenant.apiKey }],
  ] as const;
}

/** A response without the parts that always differ: its own request id, and the requested id. */
function comparable({ status, text }: MatrixAnswer, id: string): string {
  return `${status} ${text.replaceAll(id, '<id>').replace(/req_[0-9a-f]{32}/g, '<request>')}`;
}

function expectNothingForeign(answer: MatrixAnswer, marks: string[], what: string, named = ''): void {
  expect(answer.status, `${what}: ${answer.text}`).toBeLessThan(500);
  const strange = marks.filter((mark) => !named.includes(mark));
  expect(foreignBytes(answer.text, strange), what).toEqual([]);
}

/** The expected status for a foreign id: as if it did not exist, or what the endpoint documents. */
function statusFor(spec: RouteSpec, routeCase: RouteCase, position: string, who: string): number {
  if (routeCase.isPersonal && who.includes('API key')) return 403;
  const refused = routeCase.refuses?.[position];
  if (refused === undefined) return 404;
  const documented = (spec.errors ?? []).map((code) => errorRegistry[code].status as number);
  expect(documented, `${spec.operationId} documents ${refused}`).toContain(refused);
  return refused;
}
