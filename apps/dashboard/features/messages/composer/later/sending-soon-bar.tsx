import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { Button } from '../../../../ui/button.tsx';
import { dropSendingSoon, type SendingSoon, useSendingSoon } from './sending-soon.ts';
import { undoSending } from './undo-sending.ts';

/** The messages in their undo period, of any conversation, with an Undo button. */
export default function SendingSoonBar({
  conversationId,
  onError,
  onUndone,
}: {
  conversationId: string;
  onError(error: unknown): void;
  onUndone(): void;
}) {
  const waiting = useSendingSoon((store) => store.waiting);
  return waiting.map((soon) => (
    <Line
      key={soon.parts[0]?.messageId}
      soon={soon}
      isElsewhere={soon.conversationId !== conversationId}
      onUndo={() => undoSending(soon).then(onUndone, onError)}
    />
  ));
}

function Line({ soon, isElsewhere, onUndo }: { soon: SendingSoon; isElsewhere: boolean; onUndo(): void }) {
  const t = useTranslations('composer');
  const [leftMs, setLeft] = useState(() => soon.leavesAt - Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      const left = soon.leavesAt - Date.now();
      setLeft(left);
      if (left <= 0) dropSendingSoon(soon);
    }, 250);
    return () => clearInterval(timer);
  }, [soon]);
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  return (
    <div className="mb-2 flex items-center gap-2 rounded-xl bg-accent-soft ps-3 text-sm">
      <p className="min-w-0 grow truncate">
        {isElsewhere ? t('soonTo', { seconds, name: soon.name }) : t('soon', { seconds })}
      </p>
      <Button variant="quiet" onClick={onUndo} className="min-h-11 text-accent">
        <Undo2 size={18} className="rtl:-scale-x-100" />
        {t('undo')}
      </Button>
    </div>
  );
}
