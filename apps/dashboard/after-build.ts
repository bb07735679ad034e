import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { directionOf, locales } from './lib/preferences.ts';
import { replaceMarks, type Texts } from './lib/text-marks.ts';

/*
 * What is done once to the built files, so that no request has to: each page is written in every language
 * (`inbox.html` becomes `inbox.ar.html` and its sisters) and painted before its scripts run, and what a browser keeps is
 * compressed.
 */

/** A page in a tab that nobody looks at is never painted: its scripts run all the same. */
const MOST_WAIT_MS = 1_000;

const out = fileURLToPath(new URL('./out', import.meta.url));
const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => join(out, name));

for (const file of files.filter((name) => name.endsWith('.html'))) await writeInEveryLanguage(file);
for (const file of files.filter((name) => /\.(js|css|svg)$/.test(name))) compress(file);

async function writeInEveryLanguage(file: string): Promise<void> {
  const html = readFileSync(file, 'utf8');
  // The page for when there is no server speaks for itself.
  if (file.endsWith('offline.html')) return;
  for (const locale of locales) {
    const { default: texts } = (await import(`./messages/${locale}.ts`)) as { default: Texts };
    const spoken = paintFirst(replaceMarks(html, texts)).replace(
      /<html lang="[^"]*" dir="[^"]*"/,
      `<html lang="${locale}" dir="${directionOf(locale)}"`,
    );
    writeFileSync(file.replace(/\.html$/, `.${locale}.html`), spoken);
  }
  rmSync(file);
}

/**
 * Scripts are asked for when the page has been painted: cached ones would run before, and asking for twenty files costs a slow
 * processor more than painting does.
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

/** The script that puts the others in, one frame after the page was painted. */
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
    setTimeout(run, ${MOST_WAIT_MS});
  }`;
}

function compress(file: string): void {
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
}
