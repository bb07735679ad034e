import { randomUUID } from 'node:crypto';
import type { Cluster } from '../cluster/cluster.ts';

/*
 * Customers to whom messages may be sent, and a stream of numbered messages to them. The number is part of
 * the text, so that the ledger reveals the order in which WhatsApp received them.
 */

export interface Thread {
  conversationId: string;
  phone: string;
  pnid: string;
}

/**
 * Lets `people` customers write to every session, which opens their customer service windows, and resolves
 * with their conversations.
 */
export async function openThreads({ api, sandbox, sessions }: Cluster, people: number): Promise<Thread[]> {
  const wanted = people * sessions.length;
  for (const { number } of sessions) {
    for (let i = 0; i < people; i++) {
      const person = sandbox.admin.createPerson();
      sandbox.admin.writeAs(person.phone, { pnid: number.pnid, type: 'text', text: 'hello' });
    }
  }
  await sandbox.ledger.until((now) => now.inboundAcknowledged >= wanted, 60_000);
  const pnids = new Map(sessions.map((line) => [line.sessionId, line.number.pnid]));
  const conversations = await api.all<{ id: string; sessionId: string; contact: { phone: string } }>(
    '/conversations',
  );
  return conversations.map(({ id, sessionId, contact }) => ({
    conversationId: id,
    phone: contact.phone.replace('+', ''),
    pnid: pnids.get(sessionId) ?? '',
  }));
}

export interface Accepted {
  messageId: string;
  thread: Thread;
  /** Its position in its conversation, from 1. */
  turn: number;
}

/** A running stream of messages, round-robin over the conversations. */
export interface SendStream {
  /** Messages the API has accepted. */
  accepted: readonly Accepted[];
  problems: readonly string[];
  /** Stops the stream and waits for requests in flight. */
  stop(): Promise<void>;
}

/**
 * Sends about `perSecond` messages a second, in order per conversation. A send without a response is repeated
 * with the same idempotency key.
 */
export function startSends(
  { api }: Pick<Cluster, 'api'>,
  threads: readonly Thread[],
  perSecond: number,
): SendStream {
  const accepted: Accepted[] = [];
  const problems: string[] = [];
  let isStopping = false;
  const everyMs = (threads.length / perSecond) * 1_000;

  async function write(thread: Thread): Promise<void> {
    for (let turn = 1; !isStopping; turn++) {
      const startedMs = performance.now();
      const messageId = await send(thread, turn);
      if (messageId === undefined) return;
      accepted.push({ messageId, thread, turn });
      const restMs = everyMs - (performance.now() - startedMs);
      if (restMs > 0 && !isStopping) await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  }

  // The idempotency key makes the retry safe if only the first response was lost.
  async function send({ conversationId }: Thread, turn: number): Promise<string | undefined> {
    const key = { 'idempotency-key': randomUUID() };
    for (let tries = 1; tries <= 100; tries++) {
      try {
        const body = { conversationId, text: `${turn}` };
        const answer = await api.call<{ data: { messageId: string } }>('POST', '/messages/send', body, key);
        if (answer.status === 202) return answer.body.data.messageId;
        if (answer.status !== 503) {
          problems.push(`a send was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
          return undefined;
        }
      } catch {
        // The connection broke: the retry with the same key shows whether it was accepted.
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    problems.push('a send was not accepted in 100 tries');
    return undefined;
  }

  const running = Promise.all(threads.map(write));
  return {
    accepted,
    problems,
    async stop() {
      isStopping = true;
      await running;
    },
  };
}
