import { spawn } from 'node:child_process';
import { drive } from './load/load.ts';
import { supply } from './load/webhooks.ts';
import { median } from './rounds.ts';
import { type Business, call, openBusiness, openSandbox, type SandboxNumber } from './setup/business.ts';
import { openStage } from './setup/stage.ts';
import type { Figure } from './table.ts';

const SENDERS = 4;
const PER_SENDER = 40;
const ROUND_MS = 6_000;
const ROUNDS = 3;
/** Requests per second of the victims, of each kind. */
const PER_SECOND = 20;

/** What the four senders send; valid webhooks are the baseline for the hostile kinds. */
const kinds = [
  'valid',
  'unsigned',
  'unsigned, many keys',
  'signed by another tenant',
  'app-wide, signed by another',
] as const;

/**
 * Measures the effect of four senders, which are pinned to one core and send at a fixed rate. Each round
 * sends valid webhooks first, then the same rate of each hostile kind. The figure is how much slower a
 * member's request and another tenant's webhook become compared with the valid load.
 */
export async function benchHostile(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const sandbox = await openSandbox(stage);
    const victim = await openBusiness(stage, sandbox, {
      name: 'hostile',
      env: { OPEN_SIGN_UP: 'true', SANDBOX_URL: sandbox },
    });
    const sender = await openTenant(victim, sandbox);
    const p95 = new Map(kinds.map((kind) => [kind, { page: [] as number[], webhook: [] as number[] }]));
    let refusedValid = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const kind of kinds) {
        const senders = Array.from({ length: SENDERS }, (_, n) =>
          startSender(kind, { victim, sender, run: `${round}.${n}` }),
        );
        const run = `${kind}.${round}`;
        const [page, webhook] = await Promise.all([
          drive(victim.url, () => pageRequest(victim), {
            connections: 8,
            ms: ROUND_MS,
            perSecond: PER_SECOND,
          }),
          drive(
            victim.url,
            supply(victim, { url: victim.url, path: victim.webhookPath }, ['wamid.none'], run),
            {
              connections: 8,
              ms: ROUND_MS,
              perSecond: PER_SECOND,
            },
          ),
        ]);
        await Promise.all(senders);
        p95.get(kind)?.page.push(page.p95);
        p95.get(kind)?.webhook.push(webhook.p95);
        refusedValid += page.failed + webhook.failed;
      }
    }
    const valid = p95.get('valid');
    const beside = { page: median(valid?.page ?? []), webhook: median(valid?.webhook ?? []) };
    const ratios = kinds.slice(1).flatMap((kind): Figure[] => {
      const own = p95.get(kind);
      const bound = { at: 'most', value: 2 } as const;
      return [
        {
          what: `a member's request, ${kind}`,
          value: median(own?.page ?? []) / beside.page,
          unit: '×',
          bound,
        },
        { what: `a webhook, ${kind}`, value: median(own?.webhook ?? []) / beside.webhook, unit: '×', bound },
      ];
    });
    return [
      { what: `beside ${SENDERS * PER_SENDER}/s valid: member p95`, value: beside.page, unit: 'ms' },
      { what: `beside ${SENDERS * PER_SENDER}/s valid: webhook p95`, value: beside.webhook, unit: 'ms' },
      ...ratios,
      { what: 'refused although right', value: refusedValid, unit: '', bound: { at: 'most', value: 0 } },
    ];
  } finally {
    await stage.stop();
  }
}

function pageRequest({ url, accessToken }: Business): Buffer {
  return Buffer.from(
    `GET /api/v1/conversations?limit=20 HTTP/1.1\r\nhost: ${new URL(url).host}\r\nauthorization: Bearer ${accessToken}\r\n\r\n`,
  );
}

interface Tenant {
  number: SandboxNumber;
  webhookPath: string;
}

/** Opens a second business on the same server, with its own session. */
async function openTenant({ url }: Business, sandbox: string): Promise<Tenant> {
  const { data } = await call<{ data: { accessToken: string } }>(`${url}/api/v1/auth/register`, {
    email: 'other@example.com',
    password: 'sesame-opens-99',
    name: 'Other',
    businessName: 'Other',
  });
  const number = await call<SandboxNumber>(`${sandbox}/sandbox/numbers`, { rules: 'off' });
  const session = await call<{ data: { id: string } }>(
    `${url}/api/v1/sessions`,
    {
      engine: 'cloud',
      name: 'Other',
      phoneNumberId: number.pnid,
      wabaId: number.wabaId,
      accessToken: number.token,
      appSecret: number.appSecret,
      verifyToken: number.verifyToken,
      graphBaseUrl: sandbox,
      settings: {},
    },
    data.accessToken,
  );
  return { number, webhookPath: `/webhooks/whatsapp/${session.data.id}` };
}

/** Starts a process pinned to one core; resolves when it has sent its share. */
function startSender(
  kind: (typeof kinds)[number],
  { victim, sender, run }: { victim: Business; sender: Tenant; run: string },
): Promise<void> {
  const job = {
    url: victim.url,
    kind,
    run,
    perSecond: PER_SENDER,
    ms: ROUND_MS,
    path:
      kind === 'valid'
        ? sender.webhookPath
        : kind.startsWith('app-wide')
          ? '/webhooks/whatsapp'
          : victim.webhookPath,
    number: kind === 'valid' ? sender.number : { ...victim.number, appSecret: sender.number.appSecret },
  };
  const args = [
    '-c',
    '0',
    process.execPath,
    '--import',
    'tsx',
    'bench/load/hostile-sender.ts',
    JSON.stringify(job),
  ];
  const child = spawn('taskset', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a sender ended with ${code}`))));
  });
}
