import { isJson, listAt, objectAt, stringAt } from '../json.ts';
import type { World } from '../world.ts';
import type { Person, ThreadEntry } from './person.ts';
import type { Written } from './write-as.ts';

/**
 * One step of a scripted person: send a message, wait for a message of the business (containing a text),
 * pause, tap a button or list row of the last message by its title or id, or react to it.
 */
export type ScriptStep =
  | { say: string | Written }
  | { waitReply: true | { contains?: string; timeoutMs?: number } }
  | { waitMs: number }
  | { tap: string }
  | { react: string };

export interface ScriptResult {
  state: 'done' | 'failed';
  /** The number of steps completed. */
  steps: number;
  reason?: string;
  /** The messages that the business sent while the script ran. */
  heard: ThreadEntry[];
}

/** Runs the steps in order. Never rejects, because an error is part of the result. */
export async function runScript(
  world: World,
  person: Person,
  pnid: string,
  steps: ScriptStep[],
  write: (written: Written) => void,
): Promise<ScriptResult> {
  const heard: ThreadEntry[] = [];
  const unread: ThreadEntry[] = [];
  let wake: (() => void) | undefined;
  const listener = (entry: ThreadEntry) => {
    if (entry.pnid !== pnid) return;
    heard.push(entry);
    unread.push(entry);
    wake?.();
  };
  person.listeners.add(listener);
  let done = 0;
  person.script = { step: 0, of: steps.length, state: 'running' };

  async function waitReply(contains: string, timeoutMs: number): Promise<void> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      for (let entry = unread.shift(); entry; entry = unread.shift())
        if (textOf(entry).includes(contains)) return;
      const left = until - Date.now();
      if (left <= 0)
        throw new Error(`no reply${contains ? ` with "${contains}"` : ''} within ${timeoutMs} ms`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        world.schedule(left, resolve);
      });
    }
  }

  try {
    for (const step of steps) {
      if ('say' in step) write(typeof step.say === 'string' ? { type: 'text', text: step.say } : step.say);
      else if ('waitMs' in step) await new Promise<void>((resolve) => world.schedule(step.waitMs, resolve));
      else if ('waitReply' in step) {
        const reply = step.waitReply === true ? {} : step.waitReply;
        await waitReply(reply.contains ?? '', reply.timeoutMs ?? 30_000);
      } else if ('tap' in step) write(tapOn(heard.at(-1), step.tap));
      else if ('react' in step) {
        const last = heard.at(-1);
        if (!last) throw new Error('there is nothing to react to');
        write({ type: 'reaction', messageId: last.id, emoji: step.react });
      } else throw new Error(`unknown step ${JSON.stringify(step)}`);
      person.script = { step: ++done, of: steps.length, state: 'running' };
    }
    person.script = { step: done, of: steps.length, state: 'done' };
    return { state: 'done', steps: done, heard };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    person.script = { step: done, of: steps.length, state: 'failed', reason };
    return { state: 'failed', steps: done, reason, heard };
  } finally {
    person.listeners.delete(listener);
  }
}

/** The text of a message of any kind. */
function textOf(entry: ThreadEntry): string {
  const { content } = entry;
  const body = isJson(content[entry.type]) ? objectAt(content, entry.type) : {};
  return (
    stringAt(body, 'body') ??
    stringAt(objectAt(body, 'body'), 'text') ??
    stringAt(body, 'caption') ??
    JSON.stringify(content)
  );
}

/** Returns the reply that is sent by tapping a button or row of this message; `wanted` is its title or id. */
function tapOn(entry: ThreadEntry | undefined, wanted: string): Written {
  if (!entry) throw new Error('there is nothing to tap on');
  const matches = (holder: unknown) =>
    stringAt(holder, 'title') === wanted || stringAt(holder, 'id') === wanted;
  const action = objectAt(objectAt(entry.content, 'interactive'), 'action');
  for (const button of listAt(action, 'buttons')) {
    const reply = objectAt(button, 'reply');
    if (matches(reply))
      return {
        type: 'button',
        id: stringAt(reply, 'id') ?? '',
        title: stringAt(reply, 'title') ?? '',
        replyTo: entry.id,
      };
  }
  for (const row of listAt(action, 'sections').flatMap((section) => listAt(section, 'rows'))) {
    if (!matches(row)) continue;
    const description = stringAt(row, 'description');
    return {
      type: 'list',
      id: stringAt(row, 'id') ?? '',
      title: stringAt(row, 'title') ?? '',
      replyTo: entry.id,
      ...(description && { description }),
    };
  }
  if (entry.type === 'template')
    return { type: 'quick_reply', text: wanted, payload: wanted, replyTo: entry.id };
  throw new Error(`the last message has no button or row "${wanted}"`);
}
