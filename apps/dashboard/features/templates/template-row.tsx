import { useTranslations } from '../../lib/intl/use-translations.ts';
import { canFill, type Template } from './fill-template.ts';
import { languageName } from './language-name.ts';

/** One template of the list: name, language, category and an excerpt. */
export function TemplateRow({ template, onChoose }: { template: Template; onChoose(): void }) {
  const t = useTranslations('templates');
  const isFillable = canFill(template);
  return (
    <li>
      <button
        type="button"
        disabled={!isFillable}
        onClick={onChoose}
        className="flex min-h-14 w-full flex-col gap-0.5 rounded-lg px-3 py-2 text-start hover:bg-sunken disabled:opacity-60 disabled:hover:bg-transparent"
      >
        <span className="flex w-full flex-wrap items-baseline gap-x-2">
          <bdi className="min-w-0 break-all font-medium">{template.name}</bdi>
          <span className="text-muted text-xs">
            <bdi>{languageName(template.language)}</bdi> · {t(template.category)}
          </span>
        </span>
        <span dir="auto" className="line-clamp-2 w-full text-muted text-sm">
          {template.body}
        </span>
        {!isFillable && <span className="text-sm text-warn">{t('cannotFill')}</span>}
      </button>
    </li>
  );
}
