import {
  fillPlaceholders,
  locales,
  type Placeholder,
  placeholders,
  placeholdersIn,
  type RenderedAnswer,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { presentContact } from '../contacts/index.ts';
import { findConversationContact } from '../conversations/index.ts';
import { findUser } from '../members/index.ts';
import { getTenant } from '../tenants/index.ts';
import type { Variants } from './canned-answers.present.ts';
import { accessCannedAnswer, presentOne } from './read-canned-answers.ts';

type Language = (typeof locales)[number];

interface Wish {
  conversationId: string;
  language?: Language | undefined;
}

/** The answer as it would be sent in this conversation by the caller. */
export function renderCannedAnswer(ctx: Ctx, id: string, wish: Wish): Promise<RenderedAnswer> {
  return ctx.tx((tx) => renderIn(ctx, tx, id, wish));
}

/** The same for a caller that has more to do in its transaction. */
export async function renderIn(ctx: Ctx, tx: Tx, id: string, wish: Wish): Promise<RenderedAnswer> {
  const answer = await presentOne(ctx, tx, await accessCannedAnswer(ctx, tx, id));
  const uuid = uuidOf('conversation', wish.conversationId);
  const row = await findConversationContact(tx, ctx.tenantId, uuid);
  if (!row) throw new AppError('not_found', { id: wish.conversationId });
  const contact = presentContact(row);
  const caller = await findCaller(ctx, tx);
  const language = choose(answer.variants, [wish.language, contact.language?.slice(0, 2), caller?.locale]);
  const text = answer.variants[language] ?? '';
  const values: Record<Placeholder, string> = {
    'contact.name': contact.displayName,
    'contact.phone': contact.phone ?? '',
    'agent.name': caller?.name ?? '',
    'business.name': (await getTenant(tx, ctx.tenantId)).name,
  };
  const open = placeholdersIn(text);
  const missing = placeholders.filter((name) => open.includes(name) && values[name] === '');
  return { text: fillPlaceholders(text, values), language, missing, media: answer.media };
}

async function findCaller(ctx: Ctx, tx: Tx): Promise<{ name: string; locale: string } | undefined> {
  return ctx.caller.kind === 'member' ? findUser(tx, ctx.caller.userId) : undefined;
}

/** The first language asked for that the answer has, else the first it has. */
function choose(variants: Variants, wishes: readonly (string | undefined)[]): Language {
  const spoken = locales.filter((language) => variants[language] !== undefined);
  for (const wish of wishes) {
    const found = spoken.find((language) => language === wish);
    if (found) return found;
  }
  return spoken[0] ?? 'en';
}
