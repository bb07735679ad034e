import { ExternalLink, FileText, Image, Phone, Reply, Video } from 'lucide-react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { FormattedText } from '../../ui/formatted-text/formatted-text.tsx';
import { fillText, type Template } from './fill-template.ts';

const pictures = { image: Image, video: Video, document: FileText } as const;
const buttonIcons: Record<string, typeof Reply> = { url: ExternalLink, phone_number: Phone };

/** A template as the customer will see it: a bubble with header, body, footer and buttons. */
export function TemplatePreview({
  template,
  values,
}: {
  template: Template;
  values: Record<string, string>;
}) {
  const t = useTranslations('templates');
  const { header, body, footer, buttons } = template;
  const Picture = header && header.format in pictures ? pictures[header.format as 'image'] : undefined;
  return (
    <section aria-label={t('preview')} className="rounded-xl bg-thread p-3">
      <div className="max-w-sm overflow-hidden rounded-2xl rounded-ss-sm bg-bubble-in shadow-sm">
        {Picture && (
          <div className="flex h-28 items-center justify-center bg-sunken text-muted">
            <Picture size={36} aria-hidden="true" />
          </div>
        )}
        <div className="flex flex-col gap-1 px-3 py-2">
          {header?.text && (
            <p dir="auto" className="break-words font-semibold">
              {fillText(header.text, 'header', values)}
            </p>
          )}
          <FormattedText text={fillText(body, 'body', values)} />
          {footer && (
            <p dir="auto" className="break-words text-muted text-sm">
              {footer}
            </p>
          )}
        </div>
        {buttons.map(({ type, text }) => {
          const Icon = buttonIcons[type] ?? Reply;
          return (
            <p
              key={`${type} ${text}`}
              dir="auto"
              className="flex min-h-11 items-center justify-center gap-2 border-line border-t px-3 text-read"
            >
              <Icon size={16} aria-hidden="true" className="rtl:-scale-x-100" />
              {text}
            </p>
          );
        })}
      </div>
    </section>
  );
}
