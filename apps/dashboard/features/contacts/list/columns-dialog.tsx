import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { useAttributeKeys } from '../use-contacts.ts';
import { type Column, fixedColumns, useColumns, useColumnTitle } from './columns.tsx';

/** Selects the columns of the table; saved in the user's preferences. */
export default function ColumnsDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations('contacts');
  const errorText = useErrorText();
  const titleOf = useColumnTitle();
  const [columns, choose] = useColumns();
  const keys = useAttributeKeys().data ?? [];
  const all = new Set<Column>([
    ...columns,
    ...fixedColumns,
    ...keys.map((key): Column => `attribute:${key}`),
  ]);
  function toggle(column: Column): void {
    const next = columns.includes(column) ? columns.filter((it) => it !== column) : [...columns, column];
    choose(next).catch((error) => showToast(errorText(error), { variant: 'error' }));
  }
  return (
    <Dialog title={t('columns')} onClose={onClose}>
      <p className="text-muted text-sm">{t('columnsText')}</p>
      <ul className="flex max-h-[60vh] flex-col overflow-y-auto">
        {[...all].map((column) => (
          <li key={column}>
            <label className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-2 hover:bg-sunken">
              <input
                type="checkbox"
                checked={columns.includes(column)}
                onChange={() => toggle(column)}
                className="size-4.5 accent-accent"
              />
              <bdi className="truncate">{titleOf(column)}</bdi>
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
