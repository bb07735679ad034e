import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';

/*
 * node apps/server/launch.mjs ENTRY.ts [arguments]: bundles the sources of a program and runs them in this
 * process. tsx, which translates while the program runs, keeps a compiler process and a loader thread in memory
 * for as long as the program runs. With `--output FOLDER` before the entry, it only writes `bundle.mjs` there, for
 * a program that is started many times: `node --enable-source-maps FOLDER/bundle.mjs [arguments]`.
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

// Runs first, when Node has read the files: nothing is left behind, however the program ends.
const REMOVE_BUNDLE =
  "import { rmSync as removeBundle } from 'node:fs'; removeBundle(import.meta.dirname, { recursive: true });";

const [entry = '', ...args] = process.argv.slice(2);
if (entry === '--output') await write(await bundle(resolve(args[1]), ''), resolve(args[0]));
else {
  process.argv.splice(1, Number.POSITIVE_INFINITY, resolve(entry), ...args);
  const files = await bundle(resolve(entry), REMOVE_BUNDLE);
  process.setSourceMapsEnabled(true);
  const folder = await mkdtemp(join(tmpdir(), 'waqtor-'));
  await write(files, folder);
  await import(pathToFileURL(join(folder, 'bundle.mjs')).href);
}

/** Resolves with the files of the bundle, which begins with the statements in `banner`. */
async function bundle(program, banner) {
  const { outputFiles } = await build({
    entryPoints: [program],
    outfile: join(ROOT, 'bundle.mjs'),
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'linked',
    sourcesContent: false,
    sourceRoot: pathToFileURL(ROOT).href,
    plugins: [{ name: 'workspace', setup: bundleWorkspace }],
    banner: { js: banner },
  });
  await stop();
  return outputFiles;
}

async function write(files, folder) {
  await mkdir(folder, { recursive: true });
  for (const { path, contents } of files) await writeFile(join(folder, basename(path)), contents);
}

/** Bundles the workspace's own sources; dependencies are imported from where the importing file finds them. */
function bundleWorkspace({ onResolve, onLoad, resolve: find }) {
  onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
    if (pluginData === 'asked' || kind === 'entry-point' || path.startsWith('node:')) return undefined;
    const found = await find(path, { kind, resolveDir, pluginData: 'asked' });
    if (found.external || !/[\\/]node_modules[\\/]/.test(found.path)) return found;
    return { path: pathToFileURL(found.path).href, external: true };
  });
  // What a source finds relative to itself is relative to the source, not to the bundle.
  onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replaceAll(
      'import.meta.url',
      JSON.stringify(pathToFileURL(path).href),
    ),
    loader: 'ts',
  }));
}
