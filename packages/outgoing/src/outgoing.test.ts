import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSockets } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createOutgoing, type Outgoing, OutgoingError, type Resolve } from './outgoing.ts';
import { graphPolicy, parseNetworks, tenantUrlPolicy } from './policies.ts';
import { isPublicAddress } from './public-address.ts';

/*
 * This machine responds at every address of 127.0.0.0/8. One of them is allowed; the others represent a
 * forbidden network.
 */
const ALLOWED = '127.0.0.2';

test.each([
  '1.1.1.1',
  '8.8.8.8',
  '157.240.1.1',
  '192.0.1.1',
  '223.255.255.254',
  '2606:4700::1111',
  '2a03:2880::1',
  '::ffff:8.8.8.8',
  '64:ff9b::808:808',
])('%s is a public address', (address) => expect(isPublicAddress(address)).toBe(true));

test.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.255',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2001:20::1',
  '2002:7f00:1::',
  '2002:808:808::',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%lo',
  'fec0::1',
  'ff02::1',
  'ffff::1',
  'localhost',
  '',
  '1',
  '2606:4700::1111%eth0',
])('%s is not a public address', (address) => expect(isPublicAddress(address)).toBe(false));

test("the Graph policy allows Meta's hosts and the configured URLs only", () => {
  const out = createOutgoing(
    graphPolicy({ operatorUrls: ['http://127.0.0.1:4000', 'https://graph.example.com/base'] }),
  );
  onTestFinished(() => out.stop());
  for (const url of [
    'https://graph.facebook.com/v26.0/1',
    'https://lookaside.fbsbx.com/x?y',
    'https://mmg.whatsapp.net',
    'http://127.0.0.1:4000/v',
    'https://graph.example.com',
  ]) {
    expect(out.check(url).href).toContain(url);
  }
  for (const url of [
    'http://graph.facebook.com',
    'https://graph.facebook.com:8443',
    'https://graph.facebook.com.',
    'https://u@graph.facebook.com',
    'https://facebook.com.evil.example',
    'https://evilfacebook.com',
    'https://example.com',
    'http://127.0.0.1',
    'http://127.0.0.1:4001',
    'http://localhost:4000',
    'https://127.0.0.1:4000',
    'http://graph.example.com',
  ])
    expect(() => out.check(url), url).toThrow(OutgoingError);
});

test('a Meta host is requested at public addresses only', async () => {
  const canary = await listen(createServer(), '127.0.0.1');
  const resolve = resolveTo('127.0.0.1');
  const out = buildOutgoing(graphPolicy({ operatorUrls: [] }), resolve);
  await expect(out.request('https://graph.facebook.com/v26.0/1')).rejects.toThrow(OutgoingError);
  expect(resolve.asked).toBe(1);
  expect(canary.connections()).toBe(0);
});

describe('a URL set by a tenant', () => {
  const policy = tenantUrlPolicy({ allowedNetworks: [`${ALLOWED}/32`] });

  test('is requested at the address that was checked, even if its name resolves differently afterwards', async () => {
    const good = await listen(
      createServer((_request, response) => response.setHeader('connection', 'close').end('hello')),
      ALLOWED,
    );
    const canary = await listen(createServer(), '127.0.0.1', good.port);
    const resolve = resolveTo(ALLOWED, '127.0.0.1');
    const out = buildOutgoing(policy, resolve);
    const url = `http://rebind.example:${good.port}/`;
    expect((await out.request(url)).body.toString()).toBe('hello');
    expect(resolve.asked).toBe(1);
    await expect(out.request(url)).rejects.toThrow(OutgoingError);
    expect(resolve.asked).toBe(2);
    expect(canary.connections()).toBe(0);
  });

  test('is refused if one of its addresses is not allowed', async () => {
    const good = await listen(
      createServer((_request, response) => response.end()),
      ALLOWED,
    );
    for (const addresses of [`${ALLOWED},127.0.0.1`, `127.0.0.1,${ALLOWED}`, `${ALLOWED},::1`, '']) {
      await expect(
        buildOutgoing(policy, resolveTo(addresses)).request(`http://mixed.example:${good.port}`),
      ).rejects.toThrow(OutgoingError);
    }
    expect(good.connections()).toBe(0);
  });

  test('is requested once, without following redirects', async () => {
    const canary = await listen(createServer(), '127.0.0.1');
    const good = await listen(
      createServer((_request, response) =>
        response.writeHead(307, { location: `http://127.0.0.1:${canary.port}/` }).end(),
      ),
      ALLOWED,
    );
    const answer = await buildOutgoing(policy, resolveTo(ALLOWED)).request(
      `http://${ALLOWED}:${good.port}/`,
      {
        method: 'POST',
        body: 'x',
      },
    );
    expect(answer).toMatchObject({
      status: 307,
      headers: { location: expect.stringContaining('127.0.0.1') },
    });
    expect(canary.connections()).toBe(0);
  });

  test('gives the same error whether it was refused, unreachable or responded invalidly', async () => {
    const banner = await listen(
      createSockets((socket) => socket.end('SSH-2.0-OpenSSH_9.9 secret\r\n')),
      ALLOWED,
    );
    const long = await listen(
      createServer((_request, response) => response.end('x'.repeat(2_000))),
      ALLOWED,
    );
    const mute = await listen(
      createSockets(() => {}),
      ALLOWED,
    );
    const closed = await listen(createSockets(), ALLOWED);
    await closed.stop();
    const out = buildOutgoing(policy, resolveTo(ALLOWED));
    const refused = buildOutgoing(policy, resolveTo('10.0.0.1'));
    const missing = buildOutgoing(policy, resolveTo());
    const errors = await Promise.all(
      [
        out.request('ftp://example.com'),
        out.request('http://127.0.0.1/'),
        refused.request('http://inside.example/'),
        missing.request('http://nowhere.example/'),
        out.request(`http://a.example:${closed.port}/`),
        out.request(`http://a.example:${banner.port}/`),
        out.request(`https://a.example:${long.port}/`),
        out.request(`http://a.example:${mute.port}/`, { timeoutMs: 50 }),
        out.request(`http://a.example:${long.port}/`, { maxBytes: 1_000 }),
      ].map((request) =>
        request.then(
          () => undefined,
          (error: unknown) => error,
        ),
      ),
    );
    for (const error of errors) expect(error).toBeInstanceOf(OutgoingError);
    const [first] = errors as Error[];
    for (const error of errors as Error[]) {
      expect({ ...error, message: error.message, name: error.name, cause: 0 }).toEqual({
        ...first,
        message: first?.message,
        name: first?.name,
        cause: 0,
      });
    }
  });

  test('may be in a private network that the operator allows', () => {
    const { allowsAddress } = tenantUrlPolicy({ allowedNetworks: ['10.1.0.0/16', 'fd12::/32'] });
    expect(['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1', '8.8.8.8'].map(allowsAddress)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['10.2.0.1', 'fd13::1', '::1', 'fd12::1%eth0', 'x'].map(allowsAddress)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(() => parseNetworks(['10.1.0.0'])).toThrow('10.1.0.0 is not a network');
  });
});

function buildOutgoing(policy: Parameters<typeof createOutgoing>[0], resolve: Resolve): Outgoing {
  const out = createOutgoing(policy, { resolve });
  onTestFinished(() => out.stop());
  return out;
}

/**
 * Resolves to these in turn, then always to the last one. Each may be several addresses; none means an
 * unknown name.
 */
function resolveTo(...answers: string[]): Resolve & { asked: number } {
  const resolve = Object.assign(
    ((_hostname, _options, callback) => {
      const answer = answers[Math.min(resolve.asked++, answers.length - 1)];
      if (answer === undefined)
        return callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
      const addresses = answer.split(',').filter(Boolean);
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as Resolve,
    { asked: 0 },
  );
  return resolve;
}

async function listen(server: Server | ReturnType<typeof createSockets>, host: string, port = 0) {
  let connections = 0;
  const open = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  onTestFinished(stop);
  return { port: (server.address() as AddressInfo).port, connections: () => connections, stop };
}
