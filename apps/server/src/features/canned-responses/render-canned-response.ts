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
import { detectLanguage } from '../../platform/language/detect-language.ts';
import type { Ctx } from '../../platform/platform.ts';
import { accessResource, presentResource } from '../../platform/resources/resource.ts';
import { presentContact } from '../contacts/index.ts';
import { findConversationContact } from '../conversations/index.ts';
import { findUser } from '../members/index.ts';
import { readCustomerTexts } from '../messages/index.ts';
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
    const conversationId = uuidOf('conversation', wish.conversationId);
    const row = await findConversationContact(tx, ctx.tenantId, conversationId);
    if (!row) throw new AppError('not_found', { id: wish.conversationId });
    const contact = presentContact(row);
    const { language, languageSource } = await chooseLanguage(translations, [
      ['requested', wish.language],
      ['contact', contact.language?.slice(0, 2)],
      ['messages', async () => detectLanguage(await readCustomerTexts(tx, ctx.tenantId, conversationId))],
      ['member', caller?.locale],
    ]);
    const values: Record<Placeholder, string> = {
      'contact.name': contact.displayName,
      'contact.phone': contact.phone ?? '',
      'agent.name': caller?.name ?? '',
      'business.name': business.name,
    };
    const variants = locales
      .filter((it) => translations[it] !== undefined)
      .map((it) => fillVariant(it, translations[it] ?? '', values));
    const { text, missingPlaceholders } = fillVariant(language, translations[language] ?? '', values);
    return { text, language, missingPlaceholders, languageSource, variants, media };
  };
}

function fillVariant(language: Language, text: string, values: Record<Placeholder, string>) {
  const open = placeholdersIn(text);
  const missingPlaceholders = placeholders.filter((name) => open.includes(name) && values[name] === '');
  return { text: fillPlaceholders(text, values), language, missingPlaceholders };
}

async function findCaller(ctx: Ctx, tx: Tx): Promise<{ name: string; locale: string } | undefined> {
  return ctx.caller.kind === 'member' ? findUser(tx, ctx.caller.userId) : undefined;
}

type LanguageSource = RenderedCannedResponse['languageSource'];
type Preference = string | undefined;

/** Returns the first preferred language that has a text, otherwise the first that has one. */
async function chooseLanguage(
  translations: Translations,
  preferences: readonly (readonly [LanguageSource, Preference | (() => Promise<Preference>)])[],
): Promise<{ language: Language; languageSource: LanguageSource }> {
  const available = locales.filter((language) => translations[language] !== undefined);
  for (const [languageSource, preference] of preferences) {
    const preferred = typeof preference === 'function' ? await preference() : preference;
    const language = available.find((it) => it === preferred);
    if (language) return { language, languageSource };
  }
  return { language: available[0] ?? 'en', languageSource: 'fallback' };
}
