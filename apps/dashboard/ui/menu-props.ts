import type { ReactElement, ReactNode } from 'react';

export interface MenuItem {
  label: string;
  /** What stands above it and its neighbours of the same kind. */
  group?: string;
  icon?: ReactNode;
  isChosen?: boolean;
  onSelect(): void;
}

export interface MenuProps {
  /** A button. */
  trigger: ReactElement<MenuTrigger>;
  label: string;
  /** Stands above the items; nothing in it can be chosen. */
  header?: ReactNode;
  items: readonly MenuItem[];
}
export interface MenuTrigger {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}
