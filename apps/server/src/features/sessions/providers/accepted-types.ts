import { type MediaKind, mediaKinds } from '@waqtor/contract';
import type { Engines } from '../sessions.present.ts';

/**
 * The MIME types that any engine of this server can send as a media type, or as any media type; undefined if
 * one accepts everything. When a file is uploaded, it is not known which number will send it.
 */
export function acceptedTypes(engines: Engines, kind: MediaKind | undefined): readonly string[] | undefined {
  const types = new Set<string>();
  for (const { capabilities } of engines.values())
    for (const name of kind === undefined ? mediaKinds : [kind]) {
      const { level, mimeTypes } = capabilities[name];
      if (level === 'none') continue;
      if (!mimeTypes) return undefined;
      for (const type of mimeTypes) types.add(type);
    }
  return [...types];
}
