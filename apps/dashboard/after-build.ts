import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { replaceMarkers, type Texts } from './lib/intl/text-markers.ts';
import { directionOf, locales } from './lib/preferences.ts';

/*
 * Post-processing of the built files, so that no request has to do it: each page is rendered in every
 * language (`inbox.html` becomes `inbox.ar.html`, `inbox.en.html`, …), its scripts are deferred until after
 * the first paint, and cacheable files are precompressed.
 */

/**
 * Upper limit of the wait for the first paint: background tabs never paint, and their scripts must run too.
 */
const MAX_WAIT_MS = 1_000;

const out = fileURLToPath(new URL('./out', import.meta.url));
const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => join(out, name));

for (const file of files.filter((name) => name.endsWith('.html'))) await writeInEveryLanguage(file);
for (const file of files.filter((name) => /\.(js|css|svg)$/.test(name))) compress(file);

async function writeInEveryLanguage(file: string): Promise<void> {
  const html = readFileSync(file, 'utf8');
  // The offline page has its own script for language and theme.
  if (file.endsWith('offline.html')) return;
  for (const locale of locales) {
    const { default: texts } = (await import(`./messages/${locale}.generated.ts`)) as { default: Texts };
    const spoken = paintFirst(replaceMarkers(html, texts)).replace(
      /<html lang="[^"]*" dir="[^"]*"/,
      `<html lang="${locale}" dir="${directionOf(locale)}"`,
    );
    writeFileSync(file.replace(/\.html$/, `.${locale}.html`), spoken);
  }
  rmSync(file);
}

/**
 * Scripts are loaded only after the first paint: cached scripts would run before it, and requesting twenty
 * files costs a slow CPU more than painting does.
 */
function paintFirst(html: string): string {
  const sources: string[] = [];
  const page = html
    .replace(/<link rel="preload" as="script"[^>]*>/g, '')
    .replace(/<script src="([^"]+)" async="">\s*<\/script>/g, (_, source: string) => {
      sources.push(source);
      return '';
    });
  return page.replace('</body>', `<script>${putIn(sources)}</script></body>`);
}

/** Returns the inline script that inserts the other scripts one frame after the first paint. */
function putIn(sources: readonly string[]): string {
  return `{
    let isDone = false;
    const run = () => {
      if (isDone) return;
      isDone = true;
      for (const src of ${JSON.stringify(sources)})
        document.head.append(Object.assign(document.createElement('script'), { async: true, src }));
    };
    if (document.hidden) run();
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(run)));
    setTimeout(run, ${MAX_WAIT_MS});
  }`;
}

function compress(file: string): void {
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
}
