import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns all files below these folders with one of these extensions, without node_modules and hidden
 * folders; sorted.
 */
export function filesBelow(folders: string[], endings: string[]): string[] {
  return folders
    .flatMap((folder) => walk(folder))
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .sort();
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}
