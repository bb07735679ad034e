import { ChildProcess } from 'node:child_process';
import { Server, Socket } from 'node:net';

/*
 * Tracks what keeps a process running: timers, sockets, servers, child processes. Node provides their kinds
 * and counts; where each was created is recorded here, by wrapping the functions that create them.
 */

/** Counts by kind, with Node's names: `Timeout`, `TCPSocketWrap`, `TCPServerWrap`, `ProcessWrap`, … */
export type OpenResources = Map<string, number>;

/** Kinds that are only one step of an operation, which ends on its own. */
const MOMENTARY = new Set([
  'CloseReq',
  'ConnectWrap',
  'FSReqCallback',
  'FSReqPromise',
  'GetAddrInfoReqWrap',
  'Immediate',
  'ShutdownWrap',
  'TickObject',
  'WriteWrap',
]);

/** Stack traces of where possibly still open resources were created. */
const origins = new Map<string, Map<object, Error>>();
let isTracking = false;

/** Deletes the recorded stack traces, and records from now on where resources are created. */
export function trackResources(): void {
  origins.clear();
  if (isTracking) return;
  isTracking = true;
  for (const name of ['setTimeout', 'setInterval']) wrap(globalThis, name, 'Timeout', 'result');
  wrap(Server.prototype, 'listen', 'TCPServerWrap', 'receiver');
  wrap(Socket.prototype, 'connect', 'TCPSocketWrap', 'receiver');
  wrap(ChildProcess.prototype, 'spawn', 'ProcessWrap', 'receiver');
}

/**
 * Records a stack trace for the `result` of each call, or for the `receiver` on which the method is called.
 */
function wrap(owner: object, name: string, kind: string, which: 'result' | 'receiver'): void {
  const original: (...args: unknown[]) => unknown = Reflect.get(owner, name);
  function wrapped(this: object, ...args: unknown[]): unknown {
    const result = Reflect.apply(original, this, args);
    remember(kind, which === 'result' ? (result as object) : this);
    return result;
  }
  // `util.promisify` finds its variant of a timer function by a symbol.
  for (const symbol of Object.getOwnPropertySymbols(original))
    Object.defineProperty(wrapped, symbol, { value: Reflect.get(original, symbol) });
  Object.defineProperty(owner, name, { value: wrapped, configurable: true, writable: true });
}

function remember(kind: string, resource: object): void {
  const known = origins.get(kind) ?? new Map<object, Error>();
  origins.set(kind, known);
  if (known.size >= 200) for (const one of known.keys()) if (!isOpen(kind, one)) known.delete(one);
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 20;
  known.set(resource, new Error(kind));
  Error.stackTraceLimit = stackTraceLimit;
}

/** Returns the resources that are open at this moment. */
export function openResources(): OpenResources {
  const counts: OpenResources = new Map();
  for (const kind of process.getActiveResourcesInfo())
    if (!MOMENTARY.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/**
 * Returns what is open now and was not open `before`: one line per kind, with the code that may have created
 * it.
 */
export function leakedSince(before: OpenResources): string[] {
  const lines: string[] = [];
  for (const [kind, count] of openResources()) {
    const more = count - (before.get(kind) ?? 0);
    if (more <= 0) continue;
    const places = [...(origins.get(kind) ?? [])]
      .filter(([resource]) => isOpen(kind, resource))
      .map(([, { stack }]) => placeOf(stack ?? ''));
    lines.push(
      `${more} × ${kind}, created at ${[...new Set(places)].join(', or at ') || 'an unknown place'}`,
    );
  }
  return lines;
}

function isOpen(kind: string, resource: object): boolean {
  switch (kind) {
    case 'Timeout':
      return !(resource as { _destroyed?: boolean })._destroyed && (resource as NodeJS.Timeout).hasRef();
    case 'TCPServerWrap':
      return (resource as Server).listening;
    case 'TCPSocketWrap':
      return !(resource as Socket).destroyed;
    case 'ProcessWrap':
      return (resource as ChildProcess).exitCode === null && (resource as ChildProcess).signalCode === null;
    default:
      return true;
  }
}

/** Returns the first three stack frames of our own code; of any code, if there are none. */
function placeOf(stack: string): string {
  const frames = stack
    .split('\n')
    .slice(1)
    .map((line) => line.trim().replace(/^at /, ''))
    .filter((line) => !line.includes('open-resources.ts') && !line.includes('node:'));
  const own = frames.filter((line) => !line.includes('node_modules'));
  return (own.length > 0 ? own : frames).slice(0, 3).join(' < ');
}
