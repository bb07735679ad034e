import type { Sandbox } from '../sandbox.ts';
import type { BusinessNumber } from '../world.ts';
import { createPerson, type Person } from './person.ts';
import { emitStatus } from './phone.ts';
import type { Written } from './write-as.ts';

/**
 * A burst of webhooks. Its statuses belong to invented earlier sends, which the ledger counts as accepted.
 */
export interface Burst {
  pnid: string;
  inbound?: number;
  statuses?: number;
  /** Items per second (default: as fast as possible). */
  perSecond?: number;
  /** The number of people who write (default 10), who are created for the burst. */
  people?: number;
}

const TEXTS = [
  'Is my order on its way?',
  'مرحبا، هل المتجر مفتوح اليوم؟',
  'Bonjour, avez-vous cette taille ?',
  'Thank you!',
  '👍',
  'شكرا جزيلا',
];
const TICK_MS = 10;

/** Plays a burst and resolves when its last item has been queued for delivery. */
export async function playBurst(
  box: Sandbox,
  number: BusinessNumber,
  burst: Burst,
  write: (person: Person, written: Written) => void,
): Promise<{ inbound: number; statuses: number }> {
  const { world } = box;
  const people = Array.from({ length: Math.max(1, burst.people ?? 10) }, (_, at) =>
    createPerson(world, { name: `Burst ${at + 1}` }),
  );
  const pick = <T>(list: T[]): T => list[Math.floor(world.random() * list.length)] as T;
  const kinds: ('inbound' | 'status')[] = [
    ...Array<'inbound'>(burst.inbound ?? 0).fill('inbound'),
    ...Array<'status'>(burst.statuses ?? 0).fill('status'),
  ];
  for (let at = kinds.length - 1; at > 0; at--) {
    const other = Math.floor(world.random() * (at + 1));
    [kinds[at], kinds[other]] = [kinds[other] as 'inbound', kinds[at] as 'inbound'];
  }
  const perTick = burst.perSecond ? (burst.perSecond * TICK_MS) / 1000 : 500;
  const began = Date.now();
  let done = 0;
  let burstSends = 0;
  let last: { person: Person; seq: number; id: string } | undefined;
  let step = 0;
  while (done < kinds.length && !world.stopping) {
    const due = burst.perSecond
      ? Math.min(kinds.length, Math.ceil(((Date.now() - began) / TICK_MS + 1) * perTick))
      : Math.min(kinds.length, done + perTick);
    for (; done < due; done++) {
      const person = pick(people);
      if (kinds[done] === 'inbound') {
        write(person, { type: 'text', text: pick(TEXTS) });
        continue;
      }
      if (!last || step === 3) {
        const { seq, id } = world.ledger.write.send({
          pnid: number.id,
          to: person.phone,
          type: 'text',
          content: { burst: burstSends++ },
          at: world.now(),
        });
        last = { person, seq, id };
        step = 0;
      }
      const pricing = {
        billable: false,
        pricing_model: 'PMP',
        type: 'free_customer_service',
        category: 'service',
      };
      emitStatus(
        box,
        { ...last, number, type: 'text', pricing },
        (['sent', 'delivered', 'read'] as const)[step++] ?? 'sent',
      );
    }
    await new Promise<void>((resolve) =>
      burst.perSecond ? world.schedule(TICK_MS, resolve) : setImmediate(resolve),
    );
  }
  return { inbound: burst.inbound ?? 0, statuses: burst.statuses ?? 0 };
}
