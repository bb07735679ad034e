import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { canRun, completeBinaries, copyBinaries, installedBinaries } from './binaries.ts';

const asRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534, name: 'nobody' };

test('copyBinaries creates the symbolic links that npm omitted, and is a no-op the second time', () => {
  const copy = copyBinaries(installedBinaries(), join(buildFolder(), 'binaries'));
  const link = join(copy.root, 'lib', process.platform === 'darwin' ? 'libpq.5.dylib' : 'libicuuc.so.60');
  unlinkSync(link);
  if (process.platform === 'linux') expect(canRun(copy, undefined)).toBe(false);
  expect(completeBinaries(copy)).toBe(true);
  expect(completeBinaries(copy)).toBe(true);
  expect(existsSync(link)).toBe(true);
  expect(canRun(copy, undefined)).toBe(true);
});

test('copyBinaries repeats a copy that was interrupted', () => {
  const target = join(buildFolder(), 'binaries');
  const half = `${target}.half`; // a kill leaves a partial copy under a temporary name
  mkdirSync(join(half, 'bin'), { recursive: true });
  writeFileSync(join(half, 'bin', 'postgres'), 'torn');

  const copy = copyBinaries(installedBinaries(), target);
  expect(canRun(copy, undefined)).toBe(true);
  expect(existsSync(half)).toBe(false);
});

test.runIf(asRoot)(
  "copyBinaries makes a copy readable for PostgreSQL's user if npm ran with a strict umask",
  () => {
    const folder = buildFolder();
    chmodSync(folder, 0o711);
    const strict = copyBinaries(installedBinaries(), join(folder, 'strict'));
    for (const path of [strict.root, join(strict.root, 'lib'), join(strict.root, 'bin')])
      chmodSync(path, 0o700);
    chmodSync(strict.postgres, 0o700);
    expect(canRun(strict, nobody)).toBe(false);
    const copy = copyBinaries(strict, join(folder, 'open'));
    expect(canRun(copy, nobody)).toBe(true);
    expect(statSync(copy.root).mode & 0o777).toBe(0o755);
  },
);

function buildFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waqtor-binaries-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
