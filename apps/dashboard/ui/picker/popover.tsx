import { Popover as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { useMedia } from '../../lib/hooks/use-media.ts';
import { Dialog } from '../dialog/dialog.tsx';

interface Props {
  /** The accessible name; a sheet shows it as its title. */
  title: string;
  /** The control next to which it stands, asked whenever it is positioned. */
  anchor(): Element;
  /** What receives the focus when it closes; the anchor if omitted. */
  opener?: HTMLElement | undefined;
  onClose(): void;
  children: ReactNode;
}

/**
 * A popover at a control, open while it is mounted; on a phone a sheet at the bottom of the window. Escape and a
 * click outside close it. At a control of a modal dialog it is part of the dialog: everything outside is inert.
 */
export default function Popover({ title, anchor, opener, onClose, children }: Props) {
  const isPhone = useMedia('(max-width: 639.98px)');
  /** The focus is where the user put it. */
  const isLeft = useRef(false);
  const latest = useRef(anchor);
  latest.current = anchor;
  const anchorRef = useRef({ getBoundingClientRect: () => latest.current().getBoundingClientRect() });
  if (isPhone)
    return (
      <Dialog title={title} variant="sheet" onClose={onClose}>
        {children}
      </Dialog>
    );
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Anchor virtualRef={anchorRef} />
      <Radix.Portal container={anchor().closest('dialog') ?? document.body}>
        <Radix.Content
          aria-label={title}
          align="start"
          // The control may move, or be rendered later.
          updatePositionStrategy="always"
          sideOffset={6}
          collisionPadding={8}
          // A click on the control itself closes the popover in the control's own handler.
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor().contains(event.target)) event.preventDefault();
            else isLeft.current = true;
          }}
          // The content focuses its own first control.
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (isLeft.current) return;
            const target = opener?.isConnected ? opener : anchor();
            if (target instanceof HTMLElement) target.focus();
          }}
          className="z-50 flex max-h-[min(26rem,var(--radix-popover-content-available-height))] w-[min(20rem,calc(100vw-1rem))] flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-lg outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
