import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Figure } from './table.ts';

const ROUNDS = 3;
const IDLE_MS = 60_000;
const START_MS = 120_000;
const MAX_MB = 200;

/**
 * Measures the memory of everything that `npm start` runs, idle after the first page was loaded: the sum of
 * the proportional set sizes (PSS), in which memory that processes share counts once. Linux only.
 */
export async function benchMemory(): Promise<Figure[]> {
  const rounds: Record<string, number>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await idleMemory());
  const median = (program: string) =>
    rounds.map((round) => round[program] ?? 0).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  const programs = [...new Set(rounds.flatMap(Object.keys))].filter((program) => program !== 'all');
  return [
    { what: 'npm start, idle', value: median('all'), unit: 'MB', bound: { at: 'most', value: MAX_MB } },
    ...programs.map((program): Figure => ({ what: `  ${program}`, value: median(program), unit: 'MB' })),
  ];
}

/** Starts the product on embedded defaults and resolves with the megabytes of each kind of process. */
async function idleMemory(): Promise<Record<string, number>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-memory-'));
  const child = spawn('npm', ['start'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', WAQTOR_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const pid = child.pid ?? 0;
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('npm start did not become ready')), START_MS);
      ended.then(() => reject(new Error('npm start ended')));
      createInterface({ input: child.stdout }).on('line', (line) => {
        const found = /ready on (http:\/\/[\d.:]+)/.exec(line);
        if (!found) return;
        clearTimeout(timer);
        resolve(found[1] ?? '');
      });
    });
    await loadFirstPage(url);
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    const sums: Record<string, number> = { all: 0 };
    for (const [program, megabytes] of processTree(pid).map(readMemory)) {
      sums[program] = (sums[program] ?? 0) + megabytes;
      sums.all = (sums.all ?? 0) + megabytes;
    }
    return sums;
  } finally {
    process.kill(-pid, 'SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function loadFirstPage(url: string): Promise<void> {
  const page = await (await fetch(url)).text();
  const files = new Set(page.match(/(?<=(?:src|href)=")\/[^"]+\.(?:js|css)(?=")/g));
  for (const path of [...files, '/api/v1/auth/sign-in-options'])
    await (await fetch(new URL(path, url))).arrayBuffer();
}

function processTree(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const tree = [root];
  for (const pid of tree)
    tree.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child));
  return tree;
}

function parentOf(pid: number): number | undefined {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  return stat ? Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) : undefined;
}

function readMemory(pid: number): [program: string, megabytes: number] {
  const command = readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
  const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  const program = /postgres/.test(command.split(' -D ')[0] ?? '')
    ? 'postgres'
    : (command.split(' ')[0] ?? '');
  return [program, kilobytes / 1024];
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
