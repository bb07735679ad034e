import { ArrowLeft, Plus, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useMedia } from '../../lib/hooks/use-media.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { IconButton } from '../button.tsx';
import { ErrorMessage } from '../feedback/error-message.tsx';
import { Skeleton } from '../feedback/skeleton.tsx';
import { arrangeItems, type PickerItem } from './arrange-items.ts';
import { OptionRow } from './option-row.tsx';
import { recentChoices, rememberChoice } from './recent-choices.ts';

export type { PickerItem };

const CREATE = 'create';

interface Props {
  /** The name of the search field, also its placeholder. */
  label: string;
  items: readonly PickerItem[];
  /** Listed instead while something is typed. */
  searchItems?: readonly PickerItem[];
  /** Several may be set: a click or Space sets one and the list stays open. */
  isMulti?: boolean;
  /** Choices are remembered under this name and listed first. */
  recentKind?: string;
  isPending?: boolean;
  error?: unknown;
  onRetry?: () => void;
  /** Shown if there are no items at all. */
  emptyText?: string;
  /** Offers what was typed as a new item. */
  create?: { label(name: string): string; run(name: string): void } | undefined;
  /** Enter has set one of several. */
  onDone?: () => void;
  /** Returns to the list before, by a button or Backspace in the empty search field. */
  onBack?: () => void;
  footer?: ReactNode;
}

/**
 * A searchable list for a popover, as a combobox: the focus stays in the search field, arrow keys, Home and End
 * move, Enter selects. Escape belongs to the popover.
 */
export function Picker({
  label,
  items,
  searchItems = items,
  isMulti = false,
  recentKind,
  isPending = false,
  error,
  onRetry,
  emptyText,
  create,
  onDone,
  onBack,
  footer,
}: Props) {
  const t = useTranslations('picker');
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [activeId, setActiveId] = useState<string>();
  /** Space is typed while the user writes, and selects once they move through the list. */
  const [isMoving, setMoving] = useState(false);
  const [recentIds] = useState(() => (recentKind === undefined ? [] : recentChoices(recentKind)));
  const isPhone = useMedia('(max-width: 639.98px)');
  const name = typed.trim();
  const groups = arrangeItems(name === '' ? items : searchItems, typed, {
    ids: recentIds,
    heading: t('recent'),
  });
  const canCreate =
    create !== undefined &&
    name !== '' &&
    !isPending &&
    !items.some((item) => item.label.toLocaleLowerCase() === name.toLocaleLowerCase());
  const options: PickerItem[] = groups.flatMap((group) => group.items);
  if (canCreate)
    options.push({
      id: CREATE,
      label: create.label(name),
      icon: <Plus size={18} aria-hidden="true" className="text-muted" />,
      isFixed: true,
      onSelect: () => {
        setTyped('');
        create.run(name);
      },
    });
  const active = options.find(({ id }) => id === activeId) ?? options[0];
  // On a phone, focusing the field would cover the list with the keyboard.
  const initialFocus = isPhone ? list : field;
  useEffect(() => initialFocus.current?.focus({ preventScroll: true }), [initialFocus]);
  const optionId = (item: PickerItem | undefined) => item && `${listId}-${item.id}`;
  const activeOptionId = optionId(active);
  useEffect(() => {
    if (activeOptionId) document.getElementById(activeOptionId)?.scrollIntoView({ block: 'nearest' });
  }, [activeOptionId]);

  function select(item: PickerItem): void {
    if (recentKind !== undefined && !item.isFixed) rememberChoice(recentKind, item.id);
    item.onSelect();
  }
  function move(to: number): void {
    const item = options[(to + options.length) % options.length];
    if (!item) return;
    setActiveId(item.id);
    setMoving(true);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const hasModifier = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey;
    const isElsewhere = event.target instanceof Element && event.target.matches('a, button');
    if (hasModifier || isElsewhere || event.nativeEvent.isComposing) return;
    const at = active ? options.indexOf(active) : -1;
    if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(-1);
    else if (event.key === 'Backspace' && typed === '' && onBack) onBack();
    else if (event.key === ' ' && isMulti && active && (isMoving || typed === '')) select(active);
    else if (event.key === 'Enter') {
      if (active) {
        select(active);
        onDone?.();
      }
    } else return;
    event.preventDefault();
  }
  const row = (item: PickerItem) => (
    <OptionRow
      key={item.id}
      id={optionId(item) ?? ''}
      item={item}
      isActive={item === active}
      isMulti={isMulti}
      onActive={() => setActiveId(item.id)}
      onSelect={() => select(item)}
    />
  );
  const created = canCreate ? options.at(-1) : undefined;
  const isEmpty = !isPending && !error && options.length === 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the search field or the list has the focus.
    <div onKeyDown={onKeyDown} className="flex min-h-0 flex-col">
      <div className="flex min-h-11 shrink-0 items-center gap-2 border-line border-b px-3 focus-within:border-accent sm:min-h-10">
        {onBack ? (
          <IconButton label={t('back')} onClick={onBack} className="-ms-2 size-9">
            <ArrowLeft size={16} className="rtl:-scale-x-100" />
          </IconButton>
        ) : (
          <Search size={16} aria-hidden="true" className="shrink-0 text-muted" />
        )}
        <input
          ref={field}
          role="combobox"
          // The placeholder has the direction of the interface.
          dir={typed === '' ? undefined : 'auto'}
          autoComplete="off"
          spellCheck={false}
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={options.length > 0 ? listId : undefined}
          aria-activedescendant={activeOptionId}
          placeholder={label}
          value={typed}
          maxLength={60}
          onChange={(event) => {
            setTyped(event.target.value);
            setActiveId(undefined);
            setMoving(false);
          }}
          className="w-full min-w-0 bg-transparent text-sm outline-none! placeholder:text-muted"
        />
      </div>
      {error !== undefined && error !== null && (
        <div className="p-2">
          <ErrorMessage error={error} {...(onRetry && { onRetry })} />
        </div>
      )}
      {isPending && (
        <div aria-busy="true" className="p-2">
          <Skeleton rows={3} className="h-8" />
        </div>
      )}
      {isEmpty && (
        <p className="px-3 py-4 text-center text-muted text-sm">
          {items.length === 0 && emptyText ? emptyText : t('noMatch')}
        </p>
      )}
      <p role="status" className="sr-only">
        {name === '' || isPending ? '' : t('results', { count: options.length })}
      </p>
      {options.length > 0 && (
        <div
          ref={list}
          id={listId}
          role="listbox"
          aria-label={label}
          aria-multiselectable={isMulti || undefined}
          aria-activedescendant={isPhone ? activeOptionId : undefined}
          tabIndex={-1}
          data-autofocus={isPhone ? true : undefined}
          className="min-h-0 overflow-y-auto overscroll-contain p-1 outline-none!"
        >
          {groups.map(({ heading, items: groupItems }) =>
            heading === undefined ? (
              <div
                key=""
                role="none"
                className="border-line [[role=group]+&]:mt-1 [[role=group]+&]:border-t [[role=group]+&]:pt-1"
              >
                {groupItems.map(row)}
              </div>
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset is not allowed in a listbox.
              <div key={heading} role="group" aria-label={heading} className="[[role=group]+&]:mt-1">
                <p aria-hidden="true" className="px-2 pt-2 pb-1 font-medium text-muted text-xs">
                  {heading}
                </p>
                {groupItems.map(row)}
              </div>
            ),
          )}
          {created && row(created)}
        </div>
      )}
      {footer && <div className="shrink-0 border-line border-t p-1">{footer}</div>}
    </div>
  );
}
