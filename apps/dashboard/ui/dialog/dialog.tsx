import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button, IconButton } from '../button.tsx';
import { ErrorMessage } from '../feedback/error-message.tsx';

const variants = {
  center: 'm-auto w-[min(36rem,calc(100vw-1.5rem))] rounded-2xl border',
  side: 'me-0 ms-auto h-dvh max-h-dvh w-[min(28rem,100vw)] border-s',
  sheet: 'mx-0 mt-auto mb-0 max-h-[85dvh] w-full max-w-none rounded-t-2xl border-t',
} as const;
const paddings = {
  center: 'gap-4 p-4 sm:p-6',
  side: 'gap-4 p-4 sm:p-6',
  sheet: 'gap-1 p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]',
} as const;

interface Props {
  title: string;
  onClose(): void;
  children: ReactNode;
  /** `side`: a full-height panel at the end of the window; `sheet`: a panel at its bottom, for a phone. */
  variant?: keyof typeof variants;
  /** A click outside does not close the dialog, because its content is not shown again. */
  ignoresOutsideClick?: boolean;
}

/** A modal dialog (<dialog>), open while it is mounted; the browser traps the focus and Escape closes it. */
export function Dialog({ title, onClose, children, variant = 'center', ignoresOutsideClick = false }: Props) {
  const t = useTranslations('ui');
  const titleId = useId();
  const box = useRef<HTMLDialogElement>(null);
  // As a layout effect it closes before it is removed, so that the browser returns the focus to the opener.
  useLayoutEffect(() => {
    const dialog = box.current;
    const opener = document.activeElement;
    dialog?.showModal();
    // An `autoFocus` element is not focusable before the dialog is open, so the browser focuses the close
    // button instead.
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      dialog?.close();
      // The browser returns the focus only if the dialog is still in the document.
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser handles Escape; a click on the backdrop closes it too.
    <dialog
      ref={box}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => !ignoresOutsideClick && event.target === event.currentTarget && onClose()}
      className={`${variants[variant]} border-line bg-raised p-0 text-ink shadow-2xl backdrop:bg-black/40`}
    >
      <div className={`flex max-h-[inherit] flex-col ${paddings[variant]}`}>
        <header className="flex items-start gap-2">
          <h2
            id={titleId}
            dir="auto"
            className={`grow break-words pt-1.5 font-semibold text-lg ${variant === 'sheet' ? 'ps-2' : ''}`}
          >
            {title}
          </h2>
          <IconButton label={t('close')} onClick={onClose}>
            <X size={20} />
          </IconButton>
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** Confirms a destructive action. `children` describe what will be lost. */
export function ConfirmDialog({
  title,
  action,
  isBusy = false,
  error,
  onConfirm,
  onClose,
  children,
}: Omit<Props, 'place' | 'isKept'> & {
  action: string;
  isBusy?: boolean;
  error?: unknown;
  onConfirm(): void;
}) {
  const t = useTranslations('ui');
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="flex flex-col gap-2">
        {children}
        <ErrorMessage error={error} />
      </div>
      <footer className="flex flex-wrap justify-end gap-2">
        <Button variant="outline" onClick={onClose} className="min-h-11">
          {t('cancel')}
        </Button>
        <Button variant="danger" disabled={isBusy} onClick={onConfirm} className="min-h-11">
          {action}
        </Button>
      </footer>
    </Dialog>
  );
}
