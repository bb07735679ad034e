import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** Identifies one run of a process: a pid may be reused, but a pid together with its start time is not. */
export interface ProcessIdentity {
  pid: number;
  /** Opaque; undefined if the system does not provide it. */
  startedAt: string | undefined;
}

/** Identifies this process. */
export function currentProcess(): ProcessIdentity {
  current ??= identifyProcess(process.pid);
  return current;
}
let current: ProcessIdentity | undefined;

/** Identifies the process that has this pid now. */
export function identifyProcess(pid: number): ProcessIdentity {
  return { pid, startedAt: startTimeOf(pid) };
}

/** Returns the scope in which pids are comparable: this boot and this pid namespace. */
export function pidScope(): { scope: string } {
  return { scope: `${readOr('/proc/sys/kernel/random/boot_id')} ${linkOr('/proc/self/ns/pid')}`.trim() };
}

/** Whether exactly this process is running; a zombie does not count. */
export function isRunning(identity: ProcessIdentity): boolean {
  if (!hasPid(identity.pid)) return false;
  const startedAt = startTimeOf(identity.pid);
  if (identity.startedAt === undefined || startedAt === undefined) return startedAt !== ZOMBIE;
  return startedAt === identity.startedAt;
}

/** Returns the command line of a running process, or undefined. */
export function commandOf(pid: number): string | undefined {
  const text = readOr(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
  return text || ps(pid, 'command=');
}

const ZOMBIE = 'zombie';

function hasPid(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startTimeOf(pid: number): string | undefined {
  const stat = readOr(`/proc/${pid}/stat`);
  if (!stat) return ps(pid, 'lstart=');
  // The second field is the command in brackets and may contain spaces; the state is the third, the start
  // time the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? ZOMBIE : fields[19];
}

function ps(pid: number, column: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    const text = execFileSync('ps', ['-o', column, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
    return text || undefined;
  } catch {
    return undefined;
  }
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function linkOr(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
