import { expect, test } from 'vitest';
import { createFairSemaphore } from './fair-semaphore.ts';

const refusal = () => new Error('too many');
const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Enters the semaphore many times and records the order of admission. */
function visitors(gate: ReturnType<typeof createFairSemaphore>) {
  const inside: string[] = [];
  const leave = new Map<string, () => void>();
  return {
    inside,
    enter: (key: string, name: string) =>
      gate.enter(key).then((done) => {
        inside.push(name);
        leave.set(name, done);
      }),
    leave: (name: string) => leave.get(name)?.(),
  };
}

test('one key cannot take the slots of the others', async () => {
  const gate = createFairSemaphore({ total: 3, perKey: 2, waitingPerKey: 10, refusal });
  const { enter, inside } = visitors(gate);
  for (let i = 1; i <= 5; i++) void enter('a', `a${i}`);
  void enter('b', 'b1');
  await tick();
  expect(inside).toEqual(['a1', 'a2', 'b1']);
});

test('a released slot goes to the keys in turn, however many tasks of one key wait', async () => {
  const gate = createFairSemaphore({ total: 1, perKey: 1, waitingPerKey: 10, refusal });
  const { enter, leave, inside } = visitors(gate);
  for (let i = 1; i <= 4; i++) void enter('a', `a${i}`);
  void enter('b', 'b1');
  void enter('c', 'c1');
  for (const name of ['a1', 'b1', 'c1', 'a2', 'a3']) {
    await tick();
    expect(inside.at(-1)).toBe(name);
    leave(name);
    leave(name); // releasing twice frees only one slot
  }
  await tick();
  expect(inside).toEqual(['a1', 'b1', 'c1', 'a2', 'a3', 'a4']);
});

test('too many waiting tasks are refused, for their key only', async () => {
  const gate = createFairSemaphore({ total: 1, perKey: 1, waitingPerKey: 2, refusal });
  const { enter, leave, inside } = visitors(gate);
  await enter('a', 'a1');
  void enter('a', 'a2');
  void enter('a', 'a3');
  await expect(gate.enter('a')).rejects.toThrow('too many');
  void enter('b', 'b1');
  leave('a1');
  await tick();
  expect(inside).toEqual(['a1', 'b1']);
});

test('a failed task releases its slot', async () => {
  const gate = createFairSemaphore({ total: 1, perKey: 1, waitingPerKey: 0, refusal });
  await expect(gate.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate.run('a', async () => 'fine')).toBe('fine');
});
