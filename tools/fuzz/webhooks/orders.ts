import type { Cluster } from '../../faults/cluster/cluster.ts';
import { send } from './deliver.ts';
import { compareStatus } from './model/compare.ts';
import { expectedStatusOf } from './model/model.ts';
import type { Message } from './model/state.ts';
import type { Random } from './random.ts';
import { type Item, type Json, type ReportedStatus, STEPS } from './stream/items.ts';
import { packItems } from './stream/posts.ts';

/**
 * Delivers the same statuses in different orders for several messages, one POST after the other, alternating
 * between processes: all messages must end in the same state. `sent` are the provider ids of messages without
 * statuses so far.
 */
export async function verifyOrders(
  cluster: Pick<Cluster, 'api' | 'sessions' | 'servers'>,
  random: Random,
  { sent, ordersEach }: { sent: readonly string[]; ordersEach: number },
): Promise<string[]> {
  const problems: string[] = [];
  const waiting = [...sent];
  const messages = new Map<string, string>();
  for (const it of await cluster.api.all<{ lastMessage: Message | null }>('/conversations')) {
    if (it.lastMessage?.providerId) messages.set(it.lastMessage.providerId, it.lastMessage.id);
  }
  while (waiting.length >= ordersEach) {
    const base = 1_790_000_000 + random.whole(0, 1_000);
    const reports = Array.from({ length: random.whole(2, 5) }, () => {
      const step = random.pick(STEPS);
      // There are few distinct timestamps, so that many are equal.
      return { step, at: base + random.whole(0, 3), code: random.pick([131026, 131047]) };
    });
    const wanted = expectedStatusOf(reports);
    const ends = new Set<string>();
    for (const providerId of waiting.splice(0, ordersEach)) {
      for (const [turn, report] of random.shuffle(reports).entries()) {
        const post = packItems(random, [statusOf(providerId, report)], cluster.sessions);
        const status = await send(post, cluster.servers[turn % 2]?.url ?? '');
        if (status !== 200) problems.push(`a status was answered ${status}`);
      }
      const message = await cluster.api.data<Message>('GET', `/messages/${messages.get(providerId)}`);
      problems.push(...compareStatus(providerId, wanted, message));
      ends.add(JSON.stringify([message.ack, message.statusTimestamps, message.error]));
    }
    if (ends.size !== 1) {
      problems.push(`${JSON.stringify(reports)} ended in ${ends.size} ways: ${[...ends].join(' and ')}`);
    }
  }
  return problems;
}

function statusOf(id: string, { step, at, code }: Pick<ReportedStatus, 'step' | 'at' | 'code'>): Item {
  const raw: Json = { id, status: step, timestamp: String(at) };
  if (step === 'failed') raw.errors = [{ code, title: `error ${code}` }];
  return { session: 0, field: 'messages', list: 'statuses', raw, at, status: { id, step, at, code } };
}
