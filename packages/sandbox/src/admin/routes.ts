import type { FastifyInstance } from 'fastify';
import { AdminError, type SandboxAdmin, type WriteAs } from '../control.ts';
import type { FaultEffect, FaultMatch } from '../faults.ts';
import type { Json } from '../json.ts';
import type { ItemFilter } from '../ledger/ledger.queries.ts';
import type { NewNumber } from '../numbers.ts';
import type { NewPerson, Person } from '../people/person.ts';
import type { ScriptStep } from '../people/script.ts';
import type { Sandbox } from '../sandbox.ts';
import type { TemplateStatus } from '../world.ts';

type Params = { id: string };
type Query = Record<string, string | undefined>;
type NewApp = NonNullable<Parameters<SandboxAdmin['createApp']>[0]>;
type NumberChange = Parameters<SandboxAdmin['updateNumber']>[1];
type Burst = Parameters<SandboxAdmin['burst']>[0];

/** Presents a person as JSON, without conversations and timers. */
const presentPerson = (person: Person): Json => ({
  id: person.id,
  phone: person.phone,
  name: person.name,
  bsuid: person.bsuid,
  username: person.username ?? null,
  hidesPhone: person.hidesPhone,
  onWhatsApp: person.onWhatsApp,
  optedOut: person.optedOut,
  policy: person.policy,
  waiting: person.waiting.length,
  windows: Object.fromEntries(
    [...person.windows].map(([pnid, until]) => [pnid, new Date(until).toISOString()]),
  ),
  script: person.script ?? null,
});

const LEDGER_LISTS = ['sends', 'inbound', 'items', 'posts', 'duplicates'] as const;

/** Registers the admin API under `/sandbox`; the README lists its endpoints. */
export function adminRoutes(app: FastifyInstance, box: Sandbox, admin: SandboxAdmin): void {
  const { ledger } = box.world;

  app.get('/sandbox', () => ({
    url: box.world.url,
    pid: process.pid,
    seed: box.world.seed,
    numbers: box.world.numbers.size,
    people: admin.listPeople().length,
  }));

  app.get('/sandbox/apps', () => admin.listApps());
  app.post<{ Body?: NewApp }>('/sandbox/apps', (request) => admin.createApp(request.body ?? {}));
  app.put<{ Params: Params; Body: { callbackUrl: string | null } }>('/sandbox/apps/:id', (request) =>
    admin.setCallback(request.params.id, request.body?.callbackUrl ?? null),
  );

  app.get('/sandbox/numbers', () => admin.listNumbers());
  app.post<{ Body?: NewNumber }>('/sandbox/numbers', (request) => admin.createNumber(request.body ?? {}));
  app.patch<{ Params: Params; Body?: NumberChange }>('/sandbox/numbers/:id', (request) =>
    admin.updateNumber(request.params.id, request.body ?? {}),
  );
  app.delete<{ Params: Params }>('/sandbox/numbers/:id', (request) => {
    admin.removeNumber(request.params.id);
    return { success: true };
  });

  app.get('/sandbox/people', () => admin.listPeople().map(presentPerson));
  app.post<{ Body?: NewPerson }>('/sandbox/people', (request) =>
    presentPerson(admin.createPerson(request.body ?? {})),
  );
  app.get<{ Params: Params }>('/sandbox/people/:id', (request) =>
    presentPerson(admin.person(request.params.id)),
  );
  app.patch<{ Params: Params; Body?: NewPerson }>('/sandbox/people/:id', (request) =>
    presentPerson(admin.updatePerson(request.params.id, request.body ?? {})),
  );
  app.delete<{ Params: Params }>('/sandbox/people/:id', (request) => {
    admin.removePerson(request.params.id);
    return { success: true };
  });
  app.get<{ Params: Params; Querystring: Query }>('/sandbox/people/:id/messages', (request) =>
    admin.thread(request.params.id, request.query.pnid),
  );
  app.post<{ Params: Params; Body?: WriteAs }>(
    '/sandbox/people/:id/messages',
    // This allows a file of 100 MB in base64.
    { bodyLimit: 140 * 1024 ** 2 },
    (request) => admin.writeAs(request.params.id, given(request.body)),
  );
  // Responds immediately unless `?wait=1`; `GET` of the person shows the script's progress.
  app.post<{ Params: Params; Querystring: Query; Body?: { pnid?: string; steps?: ScriptStep[] } }>(
    '/sandbox/people/:id/script',
    async (request, reply) => {
      const { steps, ...rest } = given(request.body);
      if (!Array.isArray(steps)) throw new AdminError('steps must be a list');
      const run = admin.runScript(request.params.id, { ...rest, steps });
      return request.query.wait ? await run : reply.code(202).send({ running: true });
    },
  );

  app.get('/sandbox/faults', () => admin.listFaults());
  app.post<{ Body?: { match?: FaultMatch; effect?: FaultEffect } }>('/sandbox/faults', (request) => {
    const { match = {}, effect } = given(request.body);
    if (typeof effect !== 'object' || effect === null) throw new AdminError('effect must be an object');
    return admin.addFault(match, effect);
  });
  app.delete('/sandbox/faults', () => {
    admin.clearFaults();
    return { success: true };
  });
  app.delete<{ Params: Params }>('/sandbox/faults/:id', (request) => {
    admin.removeFault(request.params.id);
    return { success: true };
  });

  app.post<{ Body?: Burst }>('/sandbox/bursts', (request) => admin.burst(request.body ?? {}));
  app.post<{ Params: Params; Body?: { status?: TemplateStatus; reason?: string } }>(
    '/sandbox/templates/:id/status',
    (request) => {
      const { status, reason } = given(request.body);
      if (typeof status !== 'string') throw new AdminError('status must be text');
      return admin.setTemplateStatus(request.params.id, status, reason);
    },
  );
  app.post<{ Body: { appId?: unknown; mimeType?: unknown } }>('/sandbox/handles', (request) => {
    const { appId, mimeType } = request.body ?? {};
    if (typeof appId !== 'string' || typeof mimeType !== 'string')
      throw new AdminError('appId and mimeType must be text');
    return { handle: admin.createHandle(appId, mimeType) };
  });
  app.post<{ Body: { advanceMs?: number } }>('/sandbox/clock', (request) => {
    if (!Number.isFinite(request.body?.advanceMs)) throw new AdminError('advanceMs must be a number');
    admin.advance(request.body.advanceMs ?? 0);
    return { now: new Date(box.world.now()).toISOString() };
  });
  app.get<{ Params: Params }>('/sandbox/media/:id', (request, reply) => {
    const media = box.world.media.get(request.params.id);
    if (!media) throw new AdminError(`there is no media ${request.params.id}`, 404);
    // Only types that a browser displays without running code; the page's CSP forbids scripts as well.
    const safe = /^(image\/(png|jpeg|webp)|audio\/|video\/mp4)/.test(media.mimeType);
    return reply
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', safe ? 'inline' : 'attachment')
      .type(safe ? media.mimeType : 'application/octet-stream')
      .send(media.bytes);
  });

  app.get<{ Querystring: Query }>('/sandbox/ledger', (request) => {
    const { query } = request;
    const list = LEDGER_LISTS.find((name) => name === query.list);
    if (query.list !== undefined && !list)
      throw new AdminError(`list must be one of ${LEDGER_LISTS.join(', ')}`);
    const summary = ledger.summary();
    return list ? { summary, [list]: listOf(list, query) } : { summary };
  });
  app.delete('/sandbox/ledger', () => {
    ledger.clear();
    return { success: true };
  });

  function listOf(list: (typeof LEDGER_LISTS)[number], query: Query): unknown[] {
    const { offset, limit, acknowledged, ...words } = query;
    const filter = {
      ...words,
      ...(offset === undefined ? {} : { offset: wholeNumber(offset, 'offset') }),
      ...(limit === undefined ? {} : { limit: wholeNumber(limit, 'limit') }),
      ...(acknowledged === undefined ? {} : { acknowledged: acknowledged === 'true' }),
    };
    return list === 'duplicates' ? ledger.duplicates() : ledger[list](filter as ItemFilter);
  }
}

function given<T>(body: T | null | undefined): T {
  if (typeof body !== 'object' || body === null) throw new AdminError('the body must be a JSON object');
  return body;
}

function wholeNumber(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new AdminError(`${name} must be a whole number`);
  return number;
}
