import { DropdownMenu } from 'radix-ui';
import type { MenuItem, MenuProps } from './menu-props.ts';

/**
 * The open menu; arrow keys, Escape and typeahead are provided by Radix. It is anchored to an element with
 * the button's dimensions.
 */
export default function OpenMenu({ label, header, items, onClose }: MenuProps & { onClose(): void }) {
  return (
    <DropdownMenu.Root
      open
      dir={document.dir === 'rtl' ? 'rtl' : 'ltr'}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-50 max-h-[70vh] min-w-44 max-w-[min(24rem,calc(100vw-1rem))] overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-lg"
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
                <Item key={i} item={item} />
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ item: { label, icon, count = 0, isCurrent, onSelect } }: { item: MenuItem }) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      aria-current={isCurrent}
      className="flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-3 outline-none data-highlighted:bg-sunken"
    >
      {icon}
      <span dir="auto" className="grow truncate">
        {label}
      </span>
      {count > 0 && <span className="text-muted text-sm tabular-nums">{count > 99 ? '99+' : count}</span>}
      {isCurrent && <span aria-hidden="true">✓</span>}
    </DropdownMenu.Item>
  );
}

function groupItems(items: readonly MenuItem[]): { group: string | undefined; groupItems: MenuItem[] }[] {
  const groups = new Map<string | undefined, MenuItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([group, groupItems]) => ({ group, groupItems }));
}
