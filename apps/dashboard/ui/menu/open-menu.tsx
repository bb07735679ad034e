import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { MenuItem, MenuProps, SubMenu } from './menu-props.ts';

/**
 * The open menu; arrow keys, Escape and typeahead are provided by Radix. It is anchored to an element with
 * the button's dimensions. `dialog`: the modal dialog that contains the button; everything outside is inert.
 */
export default function OpenMenu({
  label,
  header,
  items,
  dialog,
  onClose,
  onClosed,
}: Omit<MenuProps, 'trigger'> & { dialog: HTMLElement | undefined; onClose(): void; onClosed(): void }) {
  return (
    <DropdownMenu.Root
      open
      dir={document.dir === 'rtl' ? 'rtl' : 'ltr'}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal {...(dialog && { container: dialog })}>
        <DropdownMenu.Content
          aria-label={label}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
          className={surface}
        >
          {header && (
            <DropdownMenu.Label className="mb-1 border-line border-b px-3 py-2">{header}</DropdownMenu.Label>
          )}
          {groupItems(items).map(({ group, groupItems }) => (
            <DropdownMenu.Group
              key={group ?? ''}
              {...(group && { 'aria-label': group })}
              className="border-line [[role=group]+&]:mt-1 [[role=group]+&]:border-t [[role=group]+&]:pt-1"
            >
              {group && (
                <DropdownMenu.Label aria-hidden="true" className="px-3 pt-2 pb-1 text-muted text-xs">
                  {group}
                </DropdownMenu.Label>
              )}
              {groupItems.map((item, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two people may share a name, and an open menu keeps its order.
                <Entry key={i} entry={item} />
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const surface =
  'z-50 max-h-[70vh] min-w-44 max-w-[min(24rem,calc(100vw-1rem))] overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-lg';
const row =
  'flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-3 outline-none data-highlighted:bg-sunken data-[state=open]:bg-sunken';

function Entry({ entry }: { entry: MenuItem | SubMenu }) {
  if (!('items' in entry)) return <Item item={entry} />;
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={row}>
        {entry.icon}
        <span className="grow truncate">{entry.label}</span>
        <ChevronRight size={16} aria-hidden="true" className="text-muted rtl:-scale-x-100" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent collisionPadding={8} sideOffset={4} className={surface}>
          {entry.items.map((item) => (
            <Item key={item.label} item={item} />
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}

function Item({ item: { label, icon, count = 0, isCurrent, onSelect } }: { item: MenuItem }) {
  return (
    <DropdownMenu.Item onSelect={onSelect} aria-current={isCurrent} className={row}>
      {icon}
      <span dir="auto" className="grow truncate">
        {label}
      </span>
      {count > 0 && <span className="text-muted text-sm tabular-nums">{count > 99 ? '99+' : count}</span>}
      {isCurrent && <span aria-hidden="true">✓</span>}
    </DropdownMenu.Item>
  );
}

function groupItems<Entry extends MenuItem | SubMenu>(
  items: readonly Entry[],
): { group: string | undefined; groupItems: Entry[] }[] {
  const groups = new Map<string | undefined, Entry[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([group, groupItems]) => ({ group, groupItems }));
}
