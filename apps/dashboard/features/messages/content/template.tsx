import { ExternalLink, FileText, LayoutTemplate, Phone, Reply } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { FormattedText } from '../../../ui/formatted-text/formatted-text.tsx';
import type { ContentOf } from './types.ts';

/** A sent template: its text if known, its name, and its parameters. */
export function TemplateBody({ content, text }: { content: ContentOf<'template'>; text: string | null }) {
  const t = useTranslations('thread');
  const values = valuesOf(content.components ?? []);
  return (
    <div className="min-w-48">
      <p className="flex items-center gap-2 text-muted text-xs">
        <LayoutTemplate size={14} aria-hidden="true" />
        <span>{t('template', { name: content.name })}</span>
        <bdi>{content.language}</bdi>
      </p>
      {content.rendered && <Rendered {...content.rendered} />}
      {!content.rendered && text && <FormattedText text={text} />}
      {!content.rendered && !text && values.length > 0 && (
        <ul className="mt-1">
          {values.map(({ place, value }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parameters are identified only by their position.
            <li key={at} className="flex gap-2">
              <span className="shrink-0 text-muted text-sm">{t(`template_${place}`)}</span>
              <span dir="auto" className="break-words">
                {value}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const buttonIcons: Record<string, typeof Reply> = { url: ExternalLink, phone_number: Phone };

type RenderedTemplate = NonNullable<ContentOf<'template'>['rendered']>;

/** The template as the customer sees it: header, body, footer and buttons, then the carousel cards. */
function Rendered({ cards = [], limitedTimeOffer, ...parts }: RenderedTemplate) {
  return (
    <>
      <Parts {...parts} offer={limitedTimeOffer?.text} />
      {cards.map((card, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a message never change their order.
        <div key={at} className="mt-2 rounded-md border border-line p-2">
          <Parts {...card} />
        </div>
      ))}
    </>
  );
}

function Parts({
  header,
  body,
  footer,
  buttons,
  offer,
}: Pick<RenderedTemplate, 'header' | 'body' | 'buttons'> & {
  footer?: string | null;
  offer?: string | undefined;
}) {
  return (
    <>
      {header?.text && (
        <p dir="auto" className="whitespace-pre-line break-words font-semibold">
          {header.text}
        </p>
      )}
      {header?.filename && (
        <p className="flex items-center gap-2 text-sm">
          <FileText size={16} aria-hidden="true" className="shrink-0" />
          <bdi className="break-all">{header.filename}</bdi>
        </p>
      )}
      {offer && (
        <p dir="auto" className="break-words font-semibold text-sm">
          {offer}
        </p>
      )}
      <FormattedText text={body} />
      {footer && (
        <p dir="auto" className="break-words text-muted text-sm">
          {footer}
        </p>
      )}
      {buttons.map(({ type, text, code }, at) => {
        const Icon = buttonIcons[type] ?? Reply;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the buttons of a message never change their order.
          <p key={at} className="mt-1 flex items-center gap-2 border-line border-t pt-1 text-sm">
            <Icon size={14} aria-hidden="true" className="shrink-0 rtl:-scale-x-100" />
            <bdi className="break-words">{text}</bdi>
            {code && <bdi className="break-all font-mono text-xs">{code}</bdi>}
          </p>
        );
      })}
    </>
  );
}

type Place = 'header' | 'body' | 'button';

/** The parameter values of the template, in order; unknown component formats are skipped. */
function valuesOf(components: Record<string, unknown>[]): { place: Place; value: string }[] {
  return components.flatMap(({ type, parameters }) => {
    const name = String(type).toLowerCase();
    const place: Place = name === 'header' || name === 'button' ? name : 'body';
    if (!Array.isArray(parameters)) return [];
    return parameters.flatMap((parameter: Record<string, unknown>) => {
      const value = filledIn(parameter);
      return value === undefined ? [] : [{ place, value }];
    });
  });
}

function filledIn(parameter: Record<string, unknown>): string | undefined {
  for (const key of ['text', 'payload', 'coupon_code']) {
    const value = parameter[key];
    if (typeof value === 'string') return value;
  }
  for (const key of ['currency', 'date_time']) {
    const value = (parameter[key] as { fallback_value?: unknown } | undefined)?.fallback_value;
    if (typeof value === 'string') return value;
  }
  for (const key of ['image', 'video', 'document']) {
    const file = parameter[key] as { filename?: unknown; link?: unknown; id?: unknown } | undefined;
    if (file) return String(file.filename ?? file.link ?? file.id ?? key);
  }
  return undefined;
}
