import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ownSamples } from './own-samples.ts';

/** Third-party webhook samples in a folder next to the repository, for developers and CI only. */
const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));

/** Related webhook bodies, in chronological order. */
export interface Sample {
  name: string;
  bodies: readonly unknown[];
}

/** Returns our own samples and, if available, the third-party ones; prints a note if they are not. */
export function readSamples(say: (line: string) => void): Sample[] {
  const samples = Object.entries(ownSamples).map(([name, bodies]) => ({ name, bodies }));
  if (!existsSync(corpus)) {
    say('../shared/corpus does not exist: only our own samples are used');
    return samples;
  }
  for (const [file, json] of readFolder('webhooks')) {
    for (const [name, body] of Object.entries(json))
      samples.push({ name: `${file} ${name}`, bodies: [body] });
  }
  for (const [file, json] of readFolder('reports')) {
    if (Array.isArray(json.webhooks)) samples.push({ name: file, bodies: json.webhooks });
  }
  return samples;
}

function readFolder(name: string): [string, Record<string, unknown>][] {
  const folder = `${corpus}${name}/`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, unknown>]);
}
