import { createOutgoing, graphPolicy } from '@waqtor/outgoing';
import { describe, expect, it } from 'vitest';
import { cloudApiEngine } from './engine.ts';
import {
  answerJson,
  assertDefined,
  buildCredentials,
  openProvider,
  startFakeGraph,
} from './testing/fake-graph.ts';

const number = {
  id: '106540352242922',
  display_phone_number: '+1 555-078-3881',
  verified_name: 'Lucky Shrub',
  quality_rating: 'GREEN',
  throughput: { level: 'HIGH' },
  whatsapp_business_manager_messaging_limit: 'TIER_10K',
};
const graphError = (code: number, message = 'no') => ({ error: { code, message } });

describe('connect', () => {
  it('reads the phone number', async () => {
    const { url } = await startFakeGraph(answerJson(200, number));
    expect(await openProvider(url).connect()).toEqual({
      state: 'connected',
      phoneNumber: '+15550783881',
      displayName: 'Lucky Shrub',
      details: { quality: 'GREEN', throughput: 1000, messagingLimit: 10_000 },
    });
  });

  it('retries without newer fields if Graph does not support them', async () => {
    const { url, received } = await startFakeGraph((request, response) => {
      const isNew = request.url.includes('messaging_limit');
      response.writeHead(isNew ? 400 : 200).end(JSON.stringify(isNew ? graphError(100) : number));
    });
    expect(await openProvider(url).connect()).toMatchObject({ state: 'connected' });
    expect(received).toHaveLength(2);
  });

  it.each([
    [401, graphError(190), 'failed', /access token is wrong/],
    [400, graphError(100), 'failed', /no phone number with that id/],
    [400, graphError(33), 'failed', /no phone number with that id/],
    [403, graphError(200), 'failed', /permission/],
    [403, graphError(10), 'failed', /permission/],
    [403, graphError(131031, 'Locked'), 'failed', /refuses this account: Locked/],
    [503, graphError(2, 'Later'), 'disconnected', /not available just now: Later/],
    [400, graphError(80007), 'degraded', /holding this account back/],
    [502, 'bad gateway', 'disconnected', /Check the Graph address/],
    [200, { ...number, id: '1' }, 'failed', /another number/],
    [200, { id: number.id }, 'disconnected', /phone number/],
    [200, { ...number, status: 'BANNED' }, 'banned', /banned/],
    [200, { ...number, status: 'RESTRICTED' }, 'restricted', /restricted/],
  ])('maps HTTP %i %o to %s with a reason', async (status, body, state, reason) => {
    const { url } = await startFakeGraph(answerJson(status, body));
    const result = await openProvider(url).connect();
    expect(result).toEqual(expect.objectContaining({ state, reason: expect.stringMatching(reason) }));
  });

  it('reports that Graph is unreachable', async () => {
    expect(await openProvider('http://127.0.0.1:9').connect()).toMatchObject({
      state: 'disconnected',
      reason: expect.stringContaining('could not be reached (ECONNREFUSED)'),
    });
  });

  it('reports the state to its owner', async () => {
    const { url } = await startFakeGraph(answerJson(200, number));
    const states: string[] = [];
    const provider = cloudApiEngine.create(buildCredentials(url), {
      outgoing: createOutgoing(graphPolicy({ operatorUrls: [url] })),
      onEvents: async () => {},
      onState: ({ state }) => states.push(state),
    });
    await provider.connect();
    await provider.disconnect();
    expect(states).toEqual(['connected']);
  });
});

describe('the phone number', () => {
  it.each([
    [{ throughput: { level: 'STANDARD' } }, { throughput: 80 }],
    [{ is_on_biz_app: true }, { throughput: 20 }],
    [{ whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED' }, { messagingLimit: null }],
  ])('with %o has %o', async (facts, expected) => {
    const { url } = await startFakeGraph(answerJson(200, { ...number, ...facts }));
    expect(await assertDefined(openProvider(url).getPhoneNumber)()).toMatchObject(expected);
  });
});

describe('the business profile', () => {
  const profile = { about: 'Hi', websites: ['https://a.example'], vertical: 'RETAIL', email: '' };

  it.each([
    ['plain', { data: [profile] }],
    ['wrapped', { data: [{ business_profile: profile }] }],
  ])('is read in the format %s', async (_how, answer) => {
    const { url } = await startFakeGraph(answerJson(200, answer));
    expect(await assertDefined(openProvider(url).getProfile)()).toEqual({
      about: 'Hi',
      websites: ['https://a.example'],
      vertical: 'RETAIL',
    });
  });

  it('is updated in the given fields', async () => {
    const { url, received } = await startFakeGraph(answerJson(200, { success: true }));
    await assertDefined(openProvider(url).updateProfile)({ about: 'New' });
    expect(JSON.parse(String(received[0]?.body))).toEqual({ messaging_product: 'whatsapp', about: 'New' });
  });

  it('refuses a picture by URL', async () => {
    const update = assertDefined(openProvider('http://127.0.0.1:9').updateProfile);
    await expect(update({ profilePictureUrl: 'https://x.example' })).rejects.toMatchObject({
      reason: 'unsupported',
    });
  });
});
