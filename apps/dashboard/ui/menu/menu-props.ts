import type { ReactElement, ReactNode } from 'react';

export interface MenuItem {
  label: string;
  /** The group heading above this item and adjacent items with the same value. */
  group?: string;
  icon?: ReactNode;
  /** A number after the label; 0 shows none. */
  count?: number;
  isCurrent?: boolean;
  onSelect(): void;
}

/** An entry that opens further items. */
export interface SubMenu extends Pick<MenuItem, 'label' | 'group' | 'icon'> {
  items: readonly MenuItem[];
}

export interface MenuProps {
  /** The trigger button. */
  trigger: ReactElement<MenuTrigger>;
  label: string;
  /** Content above the items, not selectable. */
  header?: ReactNode;
  items: readonly (MenuItem | SubMenu)[];
}
export interface MenuTrigger {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}
