import { Settings2, Workflow } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Picker } from '../../../ui/picker/picker.tsx';
import { type Macro, useMacros } from '../../macros/index.ts';

/** Selects a macro to run. */
export function MacroPicker({ onSelect }: { onSelect(macro: Macro): void }) {
  const t = useTranslations('macros');
  const macros = useMacros();
  const items = (macros.data ?? []).map((macro) => ({
    id: macro.id,
    label: macro.name,
    description: macro.actions.map(({ action }) => t(action)).join(' · '),
    icon: <Workflow size={18} aria-hidden="true" className="shrink-0 text-muted" />,
    onSelect: () => onSelect(macro),
  }));
  return (
    <Picker
      label={t('search')}
      recentKind="macros"
      items={items}
      isPending={macros.isPending}
      error={macros.error}
      onRetry={() => macros.refetch()}
      emptyText={t('none')}
      footer={
        <Link
          href="/settings/macros"
          className="flex min-h-11 items-center gap-2.5 rounded-lg px-2 text-sm hover:bg-sunken sm:min-h-9"
        >
          <Settings2 size={18} aria-hidden="true" className="text-muted" />
          {t('manage')}
        </Link>
      }
    />
  );
}
