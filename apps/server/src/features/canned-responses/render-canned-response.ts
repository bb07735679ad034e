import {
  fillPlaceholders,
  locales,
  type Placeholder,
  placeholders,
  placeholdersIn,
  type RenderedCannedResponse,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { accessResource, presentResource } from '../../platform/resources/resource.ts';
import { presentContact } from '../contacts/index.ts';
import { findConversationContact } from '../conversations/index.ts';
import { findUser } from '../members/index.ts';
import { getTenant } from '../tenants/index.ts';
import type { Translations } from './canned-responses.present.ts';
import { cannedResponses } from './canned-responses.resource.ts';

type Language = (typeof locales)[number];

interface RenderTarget {
  conversationId: string;
  language?: Language | undefined;
}

/** Returns the canned response as the caller would send it in this conversation. */
export function renderCannedResponse(
  ctx: Ctx,
  id: string,
  wish: RenderTarget,
): Promise<RenderedCannedResponse> {
  return ctx.tx(async (tx) => (await prepareRendering(ctx, tx, id))(wish));
}

/** Loads what is the same for every customer once, for a caller that renders for several customers. */
export async function prepareRendering(
  ctx: Ctx,
  tx: Tx,
  id: string,
): Promise<(wish: RenderTarget) => Promise<RenderedCannedResponse>> {
  const { translations, media } = await presentResource(
    ctx,
    tx,
    cannedResponses,
    await accessResource(ctx, tx, cannedResponses, id),
  );
  const caller = await findCaller(ctx, tx);
  const business = await getTenant(tx, ctx.tenantId);
  return async (wish) => {
    const row = await findConversationContact(tx, ctx.tenantId, uuidOf('conversation', wish.conversationId));
    if (!row) throw new AppError('not_found', { id: wish.conversationId });
    const contact = presentContact(row);
    const language = choose(translations, [wish.language, contact.language?.slice(0, 2), caller?.locale]);
    const text = translations[language] ?? '';
    const values: Record<Placeholder, string> = {
      'contact.name': contact.displayName,
      'contact.phone': contact.phone ?? '',
      'agent.name': caller?.name ?? '',
      'business.name': business.name,
    };
    const open = placeholdersIn(text);
    const missingPlaceholders = placeholders.filter((name) => open.includes(name) && values[name] === '');
    return { text: fillPlaceholders(text, values), language, missingPlaceholders, media };
  };
}

async function findCaller(ctx: Ctx, tx: Tx): Promise<{ name: string; locale: string } | undefined> {
  return ctx.caller.kind === 'member' ? findUser(tx, ctx.caller.userId) : undefined;
}

/** Returns the first wanted language that exists, otherwise the first language of the response. */
function choose(translations: Translations, wishes: readonly (string | undefined)[]): Language {
  const spoken = locales.filter((language) => translations[language] !== undefined);
  for (const wish of wishes) {
    const found = spoken.find((language) => language === wish);
    if (found) return found;
  }
  return spoken[0] ?? 'en';
}
