import type { SandboxNumber } from '../setup/business.ts';
import { buildRequest, drive } from './load.ts';
import { supply } from './webhooks.ts';

/* One sender of `npm run bench hostile`, in its own process. Its task is passed as its argument. */

const job = JSON.parse(process.argv[2] ?? '{}') as {
  url: string;
  kind: string;
  run: string;
  perSecond: number;
  ms: number;
  path: string;
  number: SandboxNumber;
};
const target = { url: job.url, path: job.path };
const signed = supply(
  { number: job.number },
  target,
  ['wamid.none'],
  `${job.kind}.${job.run}.${process.pid}`,
);
const keys = JSON.stringify({
  entry: [
    {
      id: '1',
      changes: [
        {
          field: 'messages',
          value: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`unknown${i}`, 1])),
        },
      ],
    },
  ],
});
const manyKeys = buildRequest(new URL(job.url).host, job.path, keys, {});

function next(): Buffer {
  if (job.kind === 'unsigned, many keys') return manyKeys;
  if (job.kind !== 'unsigned') return signed();
  return Buffer.from(
    signed()
      .toString('utf8')
      .replace(/^x-hub-signature-256: .*\r\n/m, ''),
  );
}
await drive(job.url, next, { connections: 8, ms: job.ms, perSecond: job.perSecond });
