import { errorTitle } from '../graph/errors.ts';
import type { Json } from '../json.ts';
import { STEPS, type Step } from '../ledger/ledger.rows.ts';
import type { Sandbox } from '../sandbox.ts';
import { statusValue } from '../webhooks/bodies.ts';
import type { BusinessNumber } from '../world.ts';
import type { Person, ThreadEntry } from './person.ts';

/** An accepted send on its way to a phone. */
export interface Outgoing {
  seq: number;
  id: string;
  number: BusinessNumber;
  person: Person;
  type: string;
  callbackData?: string | undefined;
  /** Its entry in the conversation. */
  entry?: ThreadEntry;
  /** `billable`, `pricing_model`, `type`, `category`, as contained in statuses. */
  pricing: Json;
}

/** Simulates the phone's reaction: sent, delivered, read (or failed), according to its policy. */
export function transmit(
  box: Sandbox,
  out: Outgoing,
  failWith: number | undefined,
  sentAlready: boolean,
): void {
  const { policy } = out.person;
  const reason = failWith ?? failureOf(out.person, out);
  if (reason !== undefined)
    box.deliverer.schedule(policy.sentAfterMs, () => emitStatus(box, out, 'failed', reason));
  else if (sentAlready) deliver(box, out);
  else
    box.deliverer.schedule(policy.sentAfterMs, () => {
      emitStatus(box, out, 'sent');
      deliver(box, out);
    });
}

function deliver(box: Sandbox, out: Outgoing): void {
  const { policy, waiting } = out.person;
  if (policy.offline) waiting.push(() => markDelivered(box, out));
  else box.deliverer.schedule(policy.deliveredAfterMs, () => markDelivered(box, out));
}

function markDelivered(box: Sandbox, out: Outgoing): void {
  // The policy may have changed while the message was in transit.
  const { policy, waiting } = out.person;
  if (policy.offline) {
    waiting.push(() => markDelivered(box, out));
    return;
  }
  const { reads, skipsDelivered } = policy;
  if (!skipsDelivered || reads === 'never') emitStatus(box, out, 'delivered');
  if (reads === 'immediately') markRead(box, out);
  else if (reads !== 'never') box.deliverer.schedule(reads.afterMs, () => markRead(box, out));
}

function markRead(box: Sandbox, out: Outgoing): void {
  emitStatus(box, out, 'read');
  if (out.type === 'audio' && out.person.policy.plays) emitStatus(box, out, 'played');
}

function failureOf(person: Person, out: Outgoing): number | undefined {
  if (!person.onWhatsApp) return 131026;
  if (person.optedOut && out.pricing.category === 'marketing') return 131050;
  return undefined;
}

/**
 * Sends one status step by webhook and updates the conversation. A step that does not raise the ack is sent
 * all the same.
 */
export function emitStatus(box: Sandbox, out: Outgoing, step: Step, code?: number, done?: () => void): void {
  const { world } = box;
  const { entry } = out;
  if (entry && (STEPS as readonly string[]).indexOf(entry.status) < STEPS.indexOf(step)) entry.status = step;
  const at = world.now();
  const item = world.ledger.write.statusItem(out.seq, step);
  box.deliverer.emit(
    {
      item,
      wabaId: out.number.wabaId,
      field: 'messages',
      value: () => statusValue(out.number, out.person, statusOf(out, step, at, code)),
      pnid: out.number.id,
      to: out.person.phone,
    },
    done && { whenAcknowledged: done },
  );
}

function statusOf(out: Outgoing, step: Step, at: number, code = 131000): Json {
  const status: Json = { id: out.id, status: step, timestamp: String(Math.floor(at / 1000)) };
  if (out.callbackData !== undefined) status.biz_opaque_callback_data = out.callbackData;
  if (step !== 'failed') return { ...status, pricing: out.pricing };
  const title = errorTitle(code);
  return { ...status, errors: [{ code, title, message: title, error_data: { details: title } }] };
}

/** Takes a phone online or offline; waiting messages arrive when it comes online. */
export function setOffline(person: Person, offline: boolean): void {
  person.policy = { ...person.policy, offline };
  if (offline) return;
  const waiting = person.waiting.splice(0);
  for (const markDelivered of waiting) markDelivered();
}
