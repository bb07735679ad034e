import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** WebSocket clients in a separate process. */
export interface Swarm {
  /** Resolves once the process has printed a line with this prefix, with the rest of that line. */
  received(expected: string): Promise<string>;
  order(what: string): void;
  stop(): Promise<void>;
}

export function startSwarm(url: string, key: { id: string; key: string }, count: number): Swarm {
  const script = fileURLToPath(new URL('./socket-swarm.ts', import.meta.url));
  // Debian's soft limit of open files is 1,024; the hard limit is far higher.
  const command = `ulimit -n $(ulimit -Hn); exec "$0" --import tsx "$@"`;
  const child: ChildProcess = spawn(
    'sh',
    ['-c', command, process.execPath, script, url, key.id, key.key, String(count)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  const looks = new Set<() => void>();
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      for (const check of looks) check();
    });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    order: (what) => void child.stdin?.write(`${what}\n`),
    received: (expected) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const at = lines.findIndex((line) => line.startsWith(expected));
          if (at < 0) return;
          looks.delete(check);
          resolve(lines.splice(at, 1)[0]?.slice(expected.length).trim() ?? '');
        };
        looks.add(check);
        ended.then(() => reject(new Error('the clients ended')));
        check();
      }),
    async stop() {
      child.stdin?.end();
      await ended;
    },
  };
}
