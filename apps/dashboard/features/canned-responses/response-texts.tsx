import { useRef, useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import type { Locale } from '../../lib/preferences.ts';
import { TextField } from '../../ui/form/field.tsx';
import { languageNames } from './language-names.ts';

const placeholders = {
  'contact.name': 'contactName',
  'contact.phone': 'contactPhone',
  'agent.name': 'agentName',
  'business.name': 'businessName',
} as const;
type Texts = Partial<Record<Locale, string>>;

/** The text of a canned response, one language at a time, with buttons that insert placeholders. */
export function ResponseTexts({
  first,
  texts,
  onChange,
}: {
  first: Locale;
  texts: Texts;
  onChange(texts: Texts): void;
}) {
  const t = useTranslations('canned');
  const box = useRef<HTMLDivElement>(null);
  const [language, setLanguage] = useState<Locale>(
    texts[first] === undefined ? ((Object.keys(texts)[0] as Locale | undefined) ?? first) : first,
  );
  const text = texts[language] ?? '';
  function insert(placeholder: string): void {
    const area = box.current?.querySelector('textarea');
    const from = area?.selectionStart ?? text.length;
    const to = area?.selectionEnd ?? text.length;
    onChange({ ...texts, [language]: `${text.slice(0, from)}{{${placeholder}}}${text.slice(to)}` });
    area?.focus();
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1.5 font-medium text-sm">{t('language')}</legend>
      <div className="flex flex-wrap gap-1">
        {Object.entries(languageNames).map(([it, name]) => (
          <button
            key={it}
            type="button"
            lang={it}
            aria-pressed={it === language}
            onClick={() => setLanguage(it as Locale)}
            className="min-h-11 rounded-lg border border-line px-4 hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent"
          >
            {name}
            {(texts[it as Locale] ?? '').trim() !== '' && <span aria-hidden="true"> ✓</span>}
          </button>
        ))}
      </div>
      <div ref={box}>
        <TextField
          label={t('answer')}
          hint={t('languageHint')}
          lang={language}
          rows={5}
          maxLength={4096}
          value={text}
          onChange={(event) => onChange({ ...texts, [language]: event.target.value })}
        />
      </div>
      <p className="text-muted text-sm">{t('placeholders')}</p>
      <div className="flex flex-wrap gap-1">
        {Object.entries(placeholders).map(([placeholder, name]) => (
          <button
            key={placeholder}
            type="button"
            onClick={() => insert(placeholder)}
            className="min-h-11 rounded-lg border border-line px-3 text-sm hover:bg-sunken"
          >
            {t(name)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
