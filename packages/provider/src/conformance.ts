import type { MessageContent } from '@waqtor/contract';
import type { Outgoing } from '@waqtor/outgoing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abilityNames, abilityOf, isDeclared } from './abilities.ts';
import { capabilityNames } from './capabilities.ts';
import { errorOf, expectNoSecrets } from './conformance.errors.ts';
import { inboundOnly, samples, unsendable } from './conformance.samples.ts';
import { ProviderError } from './errors.ts';
import type { Identity, ProviderId } from './identity.ts';
import type { EngineDefinition, OutgoingMedia, OutgoingMessage, Provider } from './provider.ts';

export { expectNoSecrets } from './conformance.errors.ts';

/** The server against which an adapter is tested, and what is needed to reach it. */
export interface ConformanceHarness {
  engine: EngineDefinition;
  /** An `Outgoing` that can reach the server, and an address where nothing listens. */
  outgoing: Outgoing;
  /** Valid credentials. */
  credentials: Record<string, unknown>;
  /** Credentials the server rejects. */
  wrongCredentials: Record<string, unknown>;
  /** Credentials for a server that does not exist. */
  unreachableCredentials: Record<string, unknown>;
  /** Strings that must appear in no error: tokens, keys. */
  secrets: readonly string[];
  /** A customer who can receive messages. */
  recipient: Identity;
  /** A file the server accepts for a message of this type. */
  mediaFor(kind: string): OutgoingMedia | Promise<OutgoingMedia>;
  /** A template that exists on the server. */
  template?: { name: string; language: string };
  /** Provides an inbound message of that customer, for reactions, replies and read receipts. */
  receive(): ProviderId | Promise<ProviderId>;
  /** Returns the sends that the server has accepted, oldest first. */
  accepted(): { callbackData: string | null }[];
  /** Returns the number of requests that the server has received. */
  requests(): number;
  stop(): Promise<void>;
}

/**
 * The conformance suite that every adapter must pass. Run it from the adapter's own tests:
 * `describeConformance('cloud', startHarness)`.
 */
export function describeConformance(name: string, start: () => Promise<ConformanceHarness>): void {
  describe(`the ${name} engine`, () => {
    let harness: ConformanceHarness;
    let provider: Provider;
    const open = (credentials: Record<string, unknown>) =>
      harness.engine.create(credentials, {
        outgoing: harness.outgoing,
        onEvents: async () => {},
        onState: () => {},
      });

    beforeAll(async () => {
      harness = await start();
      provider = open(harness.credentials);
    });
    afterAll(async () => {
      await provider?.disconnect();
      await harness?.stop();
    });

    let count = 0;
    async function buildOutgoing(content: MessageContent): Promise<OutgoingMessage> {
      count += 1;
      const message = { to: harness.recipient, content, callbackData: `conformance-${count}` };
      if (!(content.type in samples.media)) return message;
      return { ...message, media: await harness.mediaFor(content.type) };
    }

    it('declares every capability', () => {
      expect(Object.keys(harness.engine.capabilities).sort()).toEqual([...capabilityNames].sort());
      expect(provider.capabilities).toEqual(harness.engine.capabilities);
    });

    it.each(abilityNames)('implements %s exactly if it declares it', (ability) => {
      expect(typeof provider[ability] === 'function').toBe(
        isDeclared(harness.engine.capabilities, abilityOf[ability]),
      );
    });

    it('parses webhooks exactly if it declares them', () => {
      expect(harness.engine.webhooks !== undefined).toBe(isDeclared(harness.engine.capabilities, 'webhooks'));
    });

    it('refuses invalid credentials with a readable error', async () => {
      const error = await errorOf(async () => open({}));
      expect(error).toBeInstanceOf(ProviderError);
      expect(error).toMatchObject({ reason: 'unsupported', certain: true });
    });

    it('connects with valid credentials', async () => {
      expect(await provider.connect()).toMatchObject({ state: 'connected' });
    });

    it.each(['wrongCredentials', 'unreachableCredentials'] as const)(
      'reports a state and a reason when connecting with %s',
      async (which) => {
        const other = open(harness[which]);
        const state = await other.connect();
        expect(state.state).toMatch(/^(degraded|disconnected|failed)$/);
        expect('reason' in state && state.reason.length).toBeGreaterThan(10);
        expectNoSecrets(state, harness.secrets);
        await other.disconnect();
      },
    );

    it('can be disconnected twice, and without connecting', async () => {
      const other = open(harness.credentials);
      await other.disconnect();
      await other.disconnect();
      expect(await other.connect()).toMatchObject({ state: 'connected' });
      await other.disconnect();
    });

    it.each(Object.entries(samples.all))('sends %s with callbackData, or refuses it', async (kind, build) => {
      const inbound = await harness.receive();
      const content = build(inbound, harness.template);
      if (content === undefined) return;
      const message = await buildOutgoing(content);
      const before = harness.requests();
      if (isDeclared(harness.engine.capabilities, samples.capabilityOf(kind))) {
        const result = await provider.send(message);
        expect(result.providerId).not.toBe('');
        expect(harness.accepted().at(-1)?.callbackData).toBe(message.callbackData);
      } else {
        const error = await errorOf(() => provider.send(message));
        expect(error).toMatchObject({ name: 'ProviderError', reason: 'unsupported', certain: true });
        expect(harness.requests()).toBe(before);
      }
    });

    it.each(Object.entries(inboundOnly))('never sends %s', async (_kind, content) => {
      const message = await buildOutgoing(content);
      const before = harness.requests();
      const error = await errorOf(() => provider.send(message));
      expect(error).toMatchObject({ name: 'ProviderError', reason: 'unsupported', certain: true });
      expect(harness.requests()).toBe(before);
    });

    it.each(unsendable)('refuses %s without a request', async (_what, change) => {
      const message = { ...(await buildOutgoing({ type: 'text', text: 'hello' })), ...change };
      const before = harness.requests();
      const error = await errorOf(() => provider.send(message));
      expect(error).toMatchObject({ name: 'ProviderError', reason: 'unsupported', certain: true });
      expect(harness.requests()).toBe(before);
    });

    it('reports that nothing was sent if the server is unreachable', async () => {
      const other = open(harness.unreachableCredentials);
      const message = await buildOutgoing({ type: 'text', text: 'hello' });
      const error = await errorOf(() => other.send(message));
      expect(error).toMatchObject({ name: 'ProviderError', certain: true });
      expectNoSecrets(error, harness.secrets);
      await other.disconnect();
    });

    it('reports a refusal as certain, without secrets', async () => {
      const other = open(harness.wrongCredentials);
      const message = await buildOutgoing({ type: 'text', text: 'hello' });
      const error = await errorOf(() => other.send(message));
      expect(error).toMatchObject({ name: 'ProviderError', certain: true, reason: 'account_stopped' });
      expectNoSecrets(error, harness.secrets);
      await other.disconnect();
    });

    it('contains no secret when it is inspected', () => {
      expectNoSecrets(provider, harness.secrets);
    });

    it('completes its login, or asks the user for a step', async () => {
      const steps: string[] = [];
      for await (const { step } of provider.startLogin()) {
        steps.push(step);
        if (step !== 'done') break;
      }
      const needsPerson = isDeclared(harness.engine.capabilities, 'qrLogin');
      expect(steps.at(-1) === 'done').toBe(!needsPerson);
    });

    it('marks a message as read, with a typing indicator if supported', async () => {
      if (provider.markRead === undefined) return;
      const typing = isDeclared(harness.engine.capabilities, 'typing');
      await provider.markRead(await harness.receive(), { typing });
    });
  });
}
