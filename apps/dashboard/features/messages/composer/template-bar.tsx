import { LayoutTemplate, X } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../ui/button.tsx';
import type { Outgoing } from '../outgoing.ts';

/** A template whose sending was refused; it can be sent again with the same values. */
export default function TemplateBar({
  template,
  onRemove,
}: {
  template: NonNullable<Outgoing['template']>;
  onRemove(): void;
}) {
  const t = useTranslations('composer');
  return (
    <div className="mx-2 mt-1 flex items-center gap-2 rounded-lg bg-sunken ps-3 text-sm">
      <LayoutTemplate size={18} aria-hidden="true" className="shrink-0 text-muted" />
      <p className="min-w-0 grow truncate">
        {t('templateBack')} <bdi className="font-medium">{template.name}</bdi>
      </p>
      <IconButton
        label={t('removeFile', { name: template.name })}
        onClick={onRemove}
        className="max-sm:size-11"
      >
        <X size={18} />
      </IconButton>
    </div>
  );
}
