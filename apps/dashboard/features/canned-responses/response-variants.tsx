import { useTranslations } from '../../lib/intl/use-translations.ts';
import type { Locale } from '../../lib/preferences.ts';
import { languageNames } from './language-names.ts';
import type { RenderedResponse } from './use-canned-responses.ts';

/** Every variant of a canned response as it would be sent, and why one of them is chosen. */
export function ResponseVariants({
  rendered,
  language,
  onSelect,
}: {
  rendered: RenderedResponse;
  /** The variant that Enter inserts. */
  language: Locale | undefined;
  onSelect(language: Locale): void;
}) {
  const t = useTranslations('canned');
  const { variants, languageSource } = rendered;
  const isFromCustomer = languageSource === 'contact' || languageSource === 'messages';
  return (
    <div className="flex flex-col gap-0.5 px-1 pb-1">
      {variants.map((variant) => (
        <button
          key={variant.language}
          type="button"
          data-language={variant.language}
          aria-pressed={variant.language === language}
          onClick={() => onSelect(variant.language)}
          className="flex min-h-9 items-baseline gap-2 rounded-md border border-transparent px-2 py-1 text-start text-sm hover:bg-surface aria-pressed:border-accent aria-pressed:bg-surface"
        >
          <span className="w-24 shrink-0 text-xs max-sm:w-20">
            <span className="block truncate text-muted" lang={variant.language}>
              {languageNames[variant.language]}
            </span>
            {variant.language === rendered.language && isFromCustomer && (
              <span className="block text-accent">{t(`from_${languageSource}`)}</span>
            )}
          </span>
          <span
            dir="auto"
            lang={variant.language}
            className="line-clamp-2 min-w-0 grow [text-align:-webkit-match-parent]"
          >
            {variant.text}
          </span>
        </button>
      ))}
      {variants.length > 1 && <p className="px-2 text-muted text-xs max-sm:hidden">{t('languageKeys')}</p>}
    </div>
  );
}
