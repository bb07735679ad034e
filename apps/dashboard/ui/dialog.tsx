import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from './button.tsx';

interface Props {
  title: string;
  onClose(): void;
  children: ReactNode;
  /** `side` stands at the end of the window, full height. */
  place?: 'middle' | 'side';
}

/** A window over the page, for as long as it is rendered; the browser keeps the focus in it and Escape closes it. */
export function Dialog({ title, onClose, children, place = 'middle' }: Props) {
  const t = useTranslations('ui');
  const titleId = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the browser's; a click beside the window closes it too.
    <dialog
      ref={box}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={
        place === 'middle'
          ? 'm-auto w-[min(36rem,calc(100vw-1.5rem))] rounded-2xl border border-line bg-raised p-0 text-ink shadow-2xl backdrop:bg-black/40'
          : 'me-0 ms-auto h-dvh max-h-dvh w-[min(28rem,100vw)] border-line border-s bg-raised p-0 text-ink shadow-2xl backdrop:bg-black/40'
      }
    >
      <div className="flex max-h-[inherit] flex-col gap-4 p-4 sm:p-6">
        <header className="flex items-start gap-2">
          <h2 id={titleId} dir="auto" className="grow break-words pt-1.5 font-semibold text-lg">
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

/** Asks before something that cannot be taken back. `children` say what will be lost. */
export function ConfirmDialog({
  title,
  action,
  isBusy = false,
  onConfirm,
  onClose,
  children,
}: Omit<Props, 'place'> & { action: string; isBusy?: boolean; onConfirm(): void }) {
  const t = useTranslations('ui');
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="flex flex-col gap-2">{children}</div>
      <footer className="flex flex-wrap justify-end gap-2">
        <button
          type="button"
          onClick={onClose}
          className="min-h-11 rounded-lg border border-line px-4 font-medium hover:bg-sunken"
        >
          {t('cancel')}
        </button>
        <button
          type="button"
          disabled={isBusy}
          onClick={onConfirm}
          className="min-h-11 rounded-lg bg-danger-soft px-4 font-medium text-danger hover:brightness-95 disabled:opacity-50"
        >
          {action}
        </button>
      </footer>
    </Dialog>
  );
}
