import { Agent, request } from 'node:http';
import type { Post } from './stream/posts.ts';

const AT_ONCE = 32;
const MAX_TRIES = 60;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE * 2 });

/**
 * Delivers all POSTs concurrently, round-robin over these servers. Like Meta, it retries those that were not
 * accepted.
 */
export async function deliver(
  posts: readonly Post[],
  origins: readonly string[],
): Promise<{ problems: string[]; repeats: number }> {
  const problems: string[] = [];
  let repeats = 0;
  let next = 0;
  async function work(): Promise<void> {
    while (next < posts.length) {
      const turn = next++;
      const post = posts[turn] as Post;
      for (let tries = 1; ; tries++) {
        const status = await send(post, origins[(turn + tries) % origins.length] as string).catch(
          (error: Error) => error.message,
        );
        if (status === post.expects) break;
        if (status === 503 && tries < MAX_TRIES) {
          repeats += 1;
          await new Promise((resolve) => setTimeout(resolve, 20));
          continue;
        }
        problems.push(
          `a POST to ${post.path} was answered ${status} instead of ${post.expects}: ${String(post.body).slice(0, 600)}`,
        );
        break;
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { problems, repeats };
}

/** Sends one POST and resolves with its status. */
export function send({ path, body, signature }: Post, origin: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const headers = {
      'content-type': 'application/json',
      'content-length': String(body.length),
      ...(signature ? { 'x-hub-signature-256': signature } : {}),
    };
    const outgoing = request(
      { hostname, port, method: 'POST', path, headers, agent, timeout: 30_000 },
      (answer) => {
        answer.resume();
        answer.once('error', reject);
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    outgoing.once('timeout', () => outgoing.destroy(new Error('no response within 30 s')));
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
