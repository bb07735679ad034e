import { type MessageTemplate, type TemplateQuery, toPublicId } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { cutPage, decodeCursor } from '../../platform/http/cursor.ts';
import type { Ctx } from '../../platform/platform.ts';
import { accessSession, askProvider, type Providers } from '../sessions/index.ts';
import { templatesLearned } from './templates.hooks.ts';
import { saveTemplates } from './templates.store.ts';

/**
 * How long a result is cached, because Meta limits these calls per hour and a template picker queries on
 * every keystroke.
 */
const KEPT_MS = 60_000;
/** How long sending a template waits for the templates to be loaded. */
const PATIENCE_MS = 5_000;

interface Answer {
  askedAt: number;
  templates: Promise<MessageTemplate[]>;
}

export type TemplateLists = ReturnType<typeof createTemplateLists>;

/**
 * The templates last loaded from the engines, per session: stored in the database, and cached in this process
 * for a minute (two processes load them twice). A failure is cached for the same time, but only for callers
 * that are sending.
 */
export function createTemplateLists(providers: Providers) {
  const kept = new Map<string, Answer>();

  async function ask(ctx: Ctx, publicSessionId: string, sessionId: string): Promise<MessageTemplate[]> {
    const templates = await askProvider(ctx, providers, publicSessionId, async (provider) =>
      provider.listTemplates?.(),
    );
    const now = ctx.clock.now();
    const { tenantId } = ctx;
    await ctx.tx(async (tx) => {
      await saveTemplates(tx, { tenantId, sessionId }, templates, now);
      await ctx.hooks.run(templatesLearned, ctx, tx, { tenantId, sessionId });
    });
    return templates;
  }

  async function answerOf(ctx: Ctx, publicSessionId: string, options: { acceptFailed: boolean }) {
    const { id } = await accessSession(ctx, publicSessionId);
    const now = ctx.clock.now().getTime();
    for (const [key, { askedAt }] of kept) if (now - askedAt > KEPT_MS) kept.delete(key);
    const known = kept.get(id);
    if (known && (options.acceptFailed || (await known.templates.catch(() => undefined)))) return known;
    const answer = { askedAt: now, templates: ask(ctx, publicSessionId, id) };
    kept.set(id, answer);
    answer.templates.catch(() => {}); // callers that await the promise get the error
    return answer;
  }

  async function approvedOf(ctx: Ctx, publicSessionId: string): Promise<MessageTemplate[]> {
    const { templates } = await answerOf(ctx, publicSessionId, { acceptFailed: false });
    return (await templates).filter(({ status }) => status === 'approved').sort(byNameAndLanguage);
  }

  return {
    /**
     * Loads a number's templates for a message that is being sent. Never throws, and waits a few seconds at
     * most.
     */
    async learn(ctx: Ctx, sessionId: string): Promise<void> {
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
      const answer = answerOf(ctx, toPublicId('session', sessionId), { acceptFailed: true }).then(
        (it) => it.templates,
      );
      const givenUp = new Promise((resolve) => patience.signal.addEventListener('abort', resolve));
      await Promise.race([answer, givenUp]).catch((error) =>
        ctx.log.warn({ err: error, sessionId }, 'the templates of a number could not be loaded'),
      );
      clearTimeout(timer);
    },
    async page(ctx: Ctx, sessionId: string, { q, language, category, limit, cursor }: TemplateQuery) {
      const after = cursor === undefined ? undefined : decodeCursor(cursor, [isId])[0];
      const words = q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
      const approved = await approvedOf(ctx, sessionId);
      const start = after === undefined ? 0 : approved.findIndex(({ id }) => id === after) + 1;
      // The template was deleted between two pages.
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
