import { Pause, Play, Send, Square, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { clock } from '../../../../lib/time/clock.ts';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { AudioPlayer } from '../../content/media/audio-player.tsx';
import { stopPlayer } from '../../content/media/player.ts';
import { LevelMeter } from './level-meter.tsx';
import { useRecording } from './use-recording.ts';

const MAX_SECONDS = 15 * 60;

/**
 * Records a voice message: record, listen, discard, or send, also while recording. If the recorder is closed otherwise, the
 * recording is kept as an attachment.
 */
export default function Recorder({
  onDone,
  onLeft,
  onClose,
}: {
  onDone(file: File): void;
  onLeft(file: File): void;
  onClose(): void;
}) {
  const t = useTranslations('composer');
  const { state, seconds, analyser, pause, resume, stop, end } = useRecording(onLeft);
  const [isSending, setSending] = useState(false);
  const isFull = seconds >= MAX_SECONDS;
  const url = state.step === 'done' ? state.url : undefined;
  useEffect(() => (url === undefined ? undefined : () => stopPlayer(url)), [url]);
  // Sending while recording ends the recording first, which takes a moment.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the recording is there and wanted.
  useEffect(() => {
    if (!isSending || state.step !== 'done') return;
    end();
    onDone(state.file);
  }, [isSending, state.step]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, when the maximum length is reached.
  useEffect(() => {
    if (isFull) stop();
  }, [isFull]);
  if (state.step === 'refused' || state.step === 'noMicrophone' || state.step === 'unsupported')
    return (
      <div role="alert" className="flex flex-wrap items-center gap-2 px-3 py-2 text-sm">
        <p className="grow text-danger">{t(`voice_${state.step}`)}</p>
        <Button variant="outline" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    );
  const isRunning = state.step === 'recording';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields.
    <div role="group" aria-label={t('voice')} className="flex min-h-14 items-center gap-1 px-1.5">
      <IconButton
        label={t('discard')}
        onClick={() => {
          end();
          onClose();
        }}
        className="size-11 hover:text-danger"
      >
        <Trash2 size={20} />
      </IconButton>
      {state.step === 'done' ? (
        // biome-ignore lint/a11y/useSemanticElements: a player, not a field.
        <div role="group" aria-label={t('listen')} className="flex min-w-0 grow">
          <AudioPlayer id={state.url} url={state.url} size={state.file.size} file={state.file} isVoice />
        </div>
      ) : (
        <>
          <span
            aria-hidden="true"
            className={`mx-1 size-2.5 shrink-0 rounded-full bg-danger ${isRunning ? 'motion-safe:animate-pulse' : 'opacity-40'}`}
          />
          <span role="timer" className="w-12 shrink-0 tabular-nums">
            {clock(seconds)}
          </span>
          <LevelMeter analyser={analyser} isRunning={isRunning} />
          <IconButton
            label={t(isRunning ? 'pause' : 'resume')}
            disabled={state.step === 'asking'}
            onClick={isRunning ? pause : resume}
            className="size-11"
          >
            {isRunning ? <Pause size={20} /> : <Play size={20} />}
          </IconButton>
          <IconButton label={t('stop')} disabled={state.step === 'asking'} onClick={stop} className="size-11">
            <Square size={20} />
          </IconButton>
        </>
      )}
      <IconButton
        label={t('sendVoice')}
        disabled={state.step === 'asking' || isSending}
        onClick={() => {
          setSending(true);
          stop();
        }}
        className="size-11 text-accent"
      >
        <Send size={20} className="rtl:-scale-x-100" />
      </IconButton>
    </div>
  );
}
