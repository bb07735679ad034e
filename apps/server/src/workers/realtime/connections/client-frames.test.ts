import { testDatabase, until } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../testing-gateway.ts';
import { openAuthenticated } from '../testing-sockets.ts';

const database = await testDatabase();
const gateway = await startGateway(database);
const authenticated = () => openAuthenticated(database, gateway);

describe('client frames', () => {
  test.each([
    ['invalid JSON', 'hello', 'malformed_json'],
    ['an unknown op', '{"op":"shutdown"}', 'validation_failed'],
    ['an array instead of an object', '[]', 'validation_failed'],
    ['an unknown topic', '{"op":"subscribe","topics":["secrets"]}', 'validation_failed'],
    ['no topics', '{"op":"subscribe","topics":[]}', 'validation_failed'],
    ['an invalid cursor', '{"op":"subscribe","topics":["sessions"],"afterSeq":-1}', 'validation_failed'],
    [
      'a cursor out of range',
      '{"op":"subscribe","topics":["sessions"],"afterSeq":1e300}',
      'validation_failed',
    ],
    ['a __proto__ property', '{"op":"ping","__proto__":{"op":"auth"}}', 'validation_failed'],
    ['deep nesting', `{"op":"ping","x":${'['.repeat(100)}${']'.repeat(100)}}`, 'validation_failed'],
    ['a binary frame', Buffer.from('{"op":"ping"}'), 'malformed_json'],
  ])('with %s get an error, and the connection is closed after a few', async (_what, frame, code) => {
    const { socket, heard, closed } = await authenticated();
    heard.length = 0;
    for (let i = 0; i < 4; i++) socket.send(frame);
    socket.send('{"op":"ping"}');
    await until(() => heard.some(({ op }) => op === 'pong'));
    expect(heard.filter((answer) => answer.code === code)).toHaveLength(4);
    socket.send(frame);
    expect(await closed).toBe(4400);
  });

  test('larger than 16 KB close the connection with 1009, not UTF-8 with 1007', async () => {
    const large = await authenticated();
    large.socket.send(JSON.stringify({ op: 'ping', pad: 'x'.repeat(16_384) }));
    expect(await large.closed).toBe(1009);
    const garbled = await authenticated();
    garbled.socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect(await garbled.closed).toBe(1007);
  });

  test('above the rate limit get an error, then the connection is closed', async () => {
    const { socket, heard, closed } = await authenticated();
    for (let i = 0; i < 40; i++) socket.send('{"op":"ping"}');
    expect(await closed).toBe(4400);
    expect(heard.filter((frame) => frame.code === 'rate_limited')).toHaveLength(5);
    expect(heard.filter(({ op }) => op === 'pong').length).toBeLessThanOrEqual(20);
  });

  test('are accepted again after some time', async () => {
    const { socket, heard } = await authenticated();
    const pongs = () => heard.filter(({ op }) => op === 'pong').length;
    for (let i = 0; i < 19; i++) socket.send('{"op":"ping"}');
    await until(() => pongs() === 19);
    gateway.platform.clock.advance(400);
    for (let i = 0; i < 3; i++) socket.send('{"op":"ping"}');
    await until(() => heard.some((frame) => frame.code === 'rate_limited'));
    expect(pongs()).toBe(21);
    socket.close();
  });
});
