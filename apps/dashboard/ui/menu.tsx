import dynamic from 'next/dynamic';
import { cloneElement, type ReactElement, type ReactNode, useRef, useState } from 'react';

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
interface MenuTrigger {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}

const load = () => import('./open-menu.tsx');
const OpenMenu = dynamic(load, { ssr: false });

/** A button's menu. What draws it is fetched when somebody first goes near the button. */
export function Menu(props: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const trigger = cloneElement(props.trigger, {
    onClick: () => setOpen(true),
    onPointerEnter: load,
    onFocus: load,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
  });
  return (
    <span ref={place} className="relative inline-flex">
      {trigger}
      {isOpen && (
        <OpenMenu
          {...props}
          onClose={() => {
            setOpen(false);
            place.current?.querySelector('button')?.focus();
          }}
        />
      )}
    </span>
  );
}
