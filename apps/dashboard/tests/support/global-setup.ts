import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { type Bundles, SOURCES } from './programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    bundles: Bundles;
  }
}

/** Bundles the server and the sandbox once for the whole run; each test file starts its own processes. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'waqtor-bundles-'));
  const bundle = async (name: keyof Bundles) => {
    const output = join(folder, name);
    await promisify(execFile)(process.execPath, [
      'apps/server/launch.mjs',
      '--output',
      output,
      SOURCES[name],
    ]);
    return join(output, 'bundle.mjs');
  };
  const [server, sandbox] = await Promise.all([bundle('server'), bundle('sandbox')]);
  project.provide('bundles', { server, sandbox });
  return () => rm(folder, { recursive: true, force: true });
}
