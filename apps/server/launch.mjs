import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';

/*
 * node apps/server/launch.mjs ENTRY.ts [arguments]: bundles the sources of a program and runs them in this
 * process. tsx, which translates while the program runs, keeps a compiler process and a loader thread in memory
 * for as long as the program runs.
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const [entry = '', ...args] = process.argv.slice(2);
process.argv.splice(1, Number.POSITIVE_INFINITY, resolve(entry), ...args);
await import(pathToFileURL(await bundle(resolve(entry))).href);

/** Resolves with the path of the bundle. */
async function bundle(program) {
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
    // Runs first, when Node has read the files: nothing is left behind, however the program ends.
    banner: {
      js: "import { rmSync as removeBundle } from 'node:fs'; removeBundle(import.meta.dirname, { recursive: true });",
    },
  });
  await stop();
  process.setSourceMapsEnabled(true);
  const folder = await mkdtemp(join(tmpdir(), 'waqtor-'));
  for (const { path, contents } of outputFiles) await writeFile(join(folder, basename(path)), contents);
  return join(folder, 'bundle.mjs');
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
