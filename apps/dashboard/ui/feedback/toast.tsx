import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { IconButton } from '../button.tsx';

interface Toast {
  id: number;
  text: string;
  variant: 'success' | 'error';
  undo: (() => void) | undefined;
}

const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }));
const DURATION_MS = 8_000;
let lastId = 0;

/** Shows a toast: a confirmation, with undo where possible, or an error. */
export function showToast(
  text: string,
  { variant = 'success', undo }: { variant?: Toast['variant']; undo?: () => void } = {},
): void {
  lastId += 1;
  const toast = { id: lastId, text, variant, undo };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-2), toast] }));
}

function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** The container of the toasts; a toast stays while it is hovered or focused. */
export function Toasts() {
  const t = useTranslations('ui');
  const { toasts } = useToasts();
  return (
    <section
      aria-label={t('messages')}
      aria-live="polite"
      // Below the head of a conversation, where they cover no composer; elsewhere at the bottom.
      className="pointer-events-none fixed inset-x-0 bottom-16 z-50 flex flex-col items-center gap-2 p-3 sm:bottom-2 [:root:has([data-composer])_&]:top-16 [:root:has([data-composer])_&]:bottom-auto"
    >
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastItem({ toast: { id, text, variant, undo } }: { toast: Toast }) {
  const t = useTranslations('ui');
  const [isPaused, setPaused] = useState(false);
  useEffect(() => {
    if (isPaused) return;
    const timer = setTimeout(() => dismiss(id), DURATION_MS);
    return () => clearTimeout(timer);
  }, [id, isPaused]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the toast open.
    <div
      role={variant === 'error' ? 'alert' : undefined}
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
      className={`pointer-events-auto flex max-w-lg items-center gap-2 rounded-xl border border-line bg-raised py-1 ps-4 pe-1 shadow-lg ${variant === 'error' ? 'text-danger' : ''}`}
    >
      <span dir="auto" className="grow break-words">
        {text}
      </span>
      {undo && (
        <button
          type="button"
          onClick={() => {
            dismiss(id);
            undo();
          }}
          className="min-h-10 rounded-lg px-3 font-semibold text-accent hover:bg-sunken"
        >
          {t('undo')}
        </button>
      )}
      <IconButton label={t('close')} onClick={() => dismiss(id)}>
        <X size={18} />
      </IconButton>
    </div>
  );
}
