import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Last bytes of standard error that are kept for the log. */
const MAX_ERROR_CHARS = 2_000;

export interface ProgramRun {
  command: string;
  args: readonly string[];
  input: Readable;
  env: Readonly<Record<string, string>>;
  maxMs: number;
  maxOutputBytes: number;
}

/** How a program ended. `killed`: it exceeded a limit, or crashed. */
export type ProgramResult =
  | { kind: 'done'; output: Buffer }
  | { kind: 'output_too_large' }
  | { kind: 'killed' }
  | { kind: 'failed'; code: number | null; errorOutput: string };

/**
 * Runs a program in a process of its own, at low priority, with a limit of time and of output. Rejects if it
 * cannot be started, or if the input fails.
 */
export async function runProgram(run: ProgramRun): Promise<ProgramResult> {
  const { command, args, input, env, maxMs, maxOutputBytes } = run;
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const started = new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve).once('error', reject);
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  try {
    await started;
  } catch (error) {
    input.destroy();
    throw error;
  }
  if (child.pid !== undefined) lowerPriority(child.pid);
  const timer = setTimeout(() => child.kill('SIGKILL'), maxMs);
  const parts: Buffer[] = [];
  let size = 0;
  let errorOutput = '';
  child.stdout.on('data', (part: Buffer) => {
    size += part.length;
    if (size > maxOutputBytes) child.kill('SIGKILL');
    else parts.push(part);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errorOutput = (errorOutput + text).slice(-MAX_ERROR_CHARS);
  });
  // A program may end without reading its whole input. An error of the source itself is thrown.
  let inputError: unknown;
  input.once('error', (error) => {
    inputError = error;
    child.kill('SIGKILL');
  });
  const fed = pipeline(input, child.stdin).catch(() => {});
  const { code, signal } = await ended;
  clearTimeout(timer);
  await fed;
  if (inputError !== undefined && signal !== null) throw inputError;
  if (size > maxOutputBytes) return { kind: 'output_too_large' };
  if (signal !== null) return { kind: 'killed' };
  return code === 0 ? { kind: 'done', output: Buffer.concat(parts) } : { kind: 'failed', code, errorOutput };
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has already ended, or the system does not allow it.
  }
}
