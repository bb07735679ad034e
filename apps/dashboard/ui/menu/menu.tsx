import dynamic from 'next/dynamic';
import { cloneElement, useRef, useState } from 'react';
import type { MenuProps } from './menu-props.ts';

export type { MenuItem } from './menu-props.ts';

const load = () => import('./open-menu.tsx');
const OpenMenu = dynamic(load, { ssr: false });

/** A dropdown menu. Its code is loaded when the button is first hovered or focused. */
export function Menu(props: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const container = useRef<HTMLSpanElement>(null);
  const trigger = cloneElement(props.trigger, {
    onClick: () => setOpen(true),
    onPointerEnter: load,
    onFocus: load,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
  });
  return (
    <span ref={container} className="relative inline-flex max-w-full [nav_&]:w-full">
      {trigger}
      {isOpen && (
        <OpenMenu
          {...props}
          dialog={container.current?.closest('dialog') ?? undefined}
          onClose={() => setOpen(false)}
          onClosed={() => {
            // A selected item may have moved the focus.
            const { activeElement } = document;
            if (activeElement === document.body || activeElement instanceof HTMLDialogElement)
              container.current?.querySelector('button')?.focus();
          }}
        />
      )}
    </span>
  );
}
