import type { MessageTemplate, TemplateQuery } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { cutPage, decodeCursor } from '../../platform/http/cursor.ts';
import type { Ctx } from '../../platform/platform.ts';
import { accessSession, askProvider, type Providers } from '../sessions/index.ts';

/** Meta allows few such calls an hour, and a picker asks with every letter: one answer serves that long. */
const KEPT_MS = 60_000;

/** What the engines last told of their templates, per session. A failure is not kept. */
export function createTemplateLists(providers: Providers) {
  const kept = new Map<string, { askedAt: number; templates: Promise<MessageTemplate[]> }>();

  async function approvedOf(ctx: Ctx, publicSessionId: string): Promise<MessageTemplate[]> {
    const { id } = await accessSession(ctx, publicSessionId);
    const now = ctx.clock.now().getTime();
    for (const [key, { askedAt }] of kept) if (now - askedAt > KEPT_MS) kept.delete(key);
    const known = kept.get(id);
    if (known) return known.templates;
    const templates = askProvider(ctx, providers, publicSessionId, async (provider) =>
      (await provider.listTemplates?.())
        ?.filter(({ status }) => status === 'approved')
        .sort(byNameAndLanguage),
    );
    kept.set(id, { askedAt: now, templates });
    templates.catch(() => kept.delete(id));
    return templates;
  }

  return {
    async page(ctx: Ctx, sessionId: string, { q, language, category, limit, cursor }: TemplateQuery) {
      const after = cursor === undefined ? undefined : decodeCursor(cursor, [isId])[0];
      const words = q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
      const approved = await approvedOf(ctx, sessionId);
      const start = after === undefined ? 0 : approved.findIndex(({ id }) => id === after) + 1;
      // It was deleted while somebody turned the page.
      if (after !== undefined && start === 0) throw new AppError('invalid_cursor');
      const found = approved
        .slice(start)
        .filter(
          (it) =>
            (language === undefined || it.language === language) &&
            (category === undefined || it.category === category) &&
            words.every((word) => wordsOf(it).includes(word)),
        );
      const { rows, nextCursor } = cutPage(found.slice(0, limit + 1), limit, ({ id }) => [id]);
      return { items: rows, nextCursor };
    },
  };
}

function byNameAndLanguage(one: MessageTemplate, other: MessageTemplate): number {
  if (one.name === other.name) return one.language < other.language ? -1 : 1;
  return one.name < other.name ? -1 : 1;
}

function wordsOf({ name, header, body, footer }: MessageTemplate): string {
  return [name, name.replaceAll('_', ' '), header?.text, body, footer].join('\n').toLowerCase();
}

const isId = (part: unknown) => typeof part === 'string' && /^\d{1,64}$/.test(part);
