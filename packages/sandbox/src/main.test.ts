import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('the process prints its URL as one line of JSON, serves the admin API, and stops on a signal', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./main.ts', import.meta.url)), '--port', '0', '--demo'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const { sandbox } = JSON.parse(line) as { sandbox: string };
    expect(sandbox).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const people = (await (await fetch(`${sandbox}/sandbox/people`)).json()) as { phone: string }[];
    expect(people.map((person) => person.phone)).toContain('212612345678');

    const post = (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(sandbox + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const written = await post('/sandbox/people/33612345678/messages', { type: 'text', text: 'Merci' });
    expect(await written.json()).toEqual({ id: expect.stringMatching(/^wamid\./) });
    expect((await post('/sandbox/people/1/messages', { type: 'text', text: 'x' })).status).toBe(404);
    expect((await post('/sandbox/people/33612345678/messages', { type: 'telepathy' })).status).toBe(400);
    expect((await post('/sandbox/faults', { effect: { explode: true } })).status).toBe(400);
    expect((await post('/sandbox/people', {}, { origin: 'https://evil.example' })).status).toBe(403);
    expect(await statusFor(sandbox, 'evil.example')).toBe(403);
    const ledger = await (await fetch(`${sandbox}/sandbox/ledger?list=inbound&limit=2&offset=2`)).json();
    expect(ledger).toMatchObject({
      summary: { inbound: 4 },
      inbound: [{ from: '447700900123' }, { from: '33612345678' }],
    });
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
});

/** Returns the status of a request with another Host header, as in DNS rebinding. */
async function statusFor(url: string, host: string): Promise<number | undefined> {
  const sent = request(`${url}/sandbox/numbers`, { headers: { host } }).end();
  const [answer] = (await once(sent, 'response')) as [{ statusCode?: number; resume(): void }];
  answer.resume();
  return answer.statusCode;
}
