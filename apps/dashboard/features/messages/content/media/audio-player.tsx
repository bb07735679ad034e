import { Mic, Music, Pause, Play } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react';
import { useFormatter } from 'use-intl';
import { useShallow } from 'zustand/shallow';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { clock } from '../../../../lib/time/clock.ts';
import { changeSpeed, seek, toggle, usePlayer } from './player.ts';
import { lengthOf, type Waveform, waveformOf } from './waveform.ts';

/** Larger files are decoded on playback only: before, their length is known, but not their waveform. */
const SMALL_BYTES = 1_000_000;
const STEP_S = 5;
const idle = { isPlaying: false, atS: 0, lengthS: 0 };

interface Props {
  /** The id of the file; only one plays at a time. */
  id: string;
  url: string;
  size: number | null;
  /** The file itself, if it is not on the server. */
  file?: Blob | undefined;
  isVoice: boolean;
}

/** Plays an audio file: waveform, play and pause, seeking by pointer and keys, length, and speed. */
export function AudioPlayer({ id, url, size, file, isVoice }: Props) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const isLoaded = usePlayer((state) => state.id === id);
  const speed = usePlayer((state) => state.speed);
  const state = usePlayer(useShallow((it) => (it.id === id ? pick(it) : idle)));
  const { isPlaying, atS } = state;
  const waveform = useWaveform({ id, url, size, file }, isLoaded);
  const lengthS = state.lengthS || waveform.lengthS;
  const percent = lengthS > 0 ? (100 * atS) / lengthS : 0;
  const Kind = isVoice ? Mic : Music;
  const to = (toS: number) => seek(id, url, Math.max(0, lengthS > 0 ? Math.min(toS, lengthS) : toS));
  return (
    <div className="flex w-72 min-w-0 max-w-full grow items-center gap-2">
      <button
        type="button"
        aria-label={t(isPlaying ? 'pause' : 'play')}
        onClick={() => toggle(id, url)}
        className="flex size-11 shrink-0 items-center justify-center rounded-full bg-accent text-accent-ink"
      >
        {isPlaying ? <Pause size={20} /> : <Play size={20} />}
      </button>
      <div className="min-w-0 grow">
        {/* Like the controls of other players, the time always runs from left to right. */}
        <div
          role="slider"
          tabIndex={0}
          aria-label={t('position')}
          aria-valuemin={0}
          aria-valuemax={Math.round(lengthS)}
          aria-valuenow={Math.round(atS)}
          aria-valuetext={lengthS > 0 ? `${clock(atS)} / ${clock(lengthS)}` : clock(atS)}
          dir="ltr"
          onKeyDown={(event) => onKey(event, (byS) => to(atS + byS))}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            if (lengthS > 0) to(placeOf(event) * lengthS);
          }}
          onPointerMove={(event) => event.buttons === 1 && lengthS > 0 && to(placeOf(event) * lengthS)}
          className="h-9 cursor-pointer touch-none"
        >
          <Bars bars={waveform.bars} percent={percent} />
        </div>
        <p className="flex items-center gap-1 text-muted text-xs tabular-nums">
          <Kind size={12} aria-hidden="true" className="shrink-0" />
          <span className="truncate">{t(isVoice ? 'voice' : 'audio')}</span>
          {lengthS > 0 && (
            <bdi className="shrink-0">{isLoaded ? `${clock(atS)} / ${clock(lengthS)}` : clock(lengthS)}</bdi>
          )}
        </p>
      </div>
      <button
        type="button"
        aria-label={t('speed', { speed: format.number(speed) })}
        onClick={changeSpeed}
        className="min-h-11 min-w-11 shrink-0 rounded-full font-semibold text-muted text-sm tabular-nums hover:bg-ink/5"
      >
        <bdi>{`${format.number(speed)}×`}</bdi>
      </button>
    </div>
  );
}

function pick({ isPlaying, atS, lengthS }: typeof idle): typeof idle {
  return { isPlaying, atS, lengthS };
}

function useWaveform({ id, url, size, file }: Omit<Props, 'isVoice'>, isLoaded: boolean): Waveform {
  const [waveform, setWaveform] = useState<Waveform>({ bars: [], lengthS: 0 });
  const isDecoded = isLoaded || (size !== null && size <= SMALL_BYTES);
  useEffect(() => {
    if (url === '') return;
    let isMounted = true;
    const found = isDecoded ? waveformOf(id, file ?? url) : lengthOf(url);
    found.then((it) => isMounted && setWaveform(it));
    return () => {
      isMounted = false;
    };
  }, [id, url, file, isDecoded]);
  return waveform;
}

/** The waveform, with the played part highlighted. Without data, a plain line. */
function Bars({ bars, percent }: { bars: readonly number[]; percent: number }) {
  const played = Math.round((bars.length * percent) / 100);
  const draw = (from: number, to: number) =>
    bars
      .slice(from, to)
      .map((height, i) => `M${(from + i) * 4 + 2} ${18 - bar(height)}v${2 * bar(height)}`)
      .join('');
  const edge = 1.92 * percent;
  const [before, after] =
    bars.length > 0 ? [draw(0, played), draw(played, bars.length)] : [`M0 18H${edge}`, `M${edge} 18H192`];
  return (
    <svg
      viewBox="0 0 192 36"
      preserveAspectRatio="none"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
      data-bars={bars.length}
      className="size-full"
    >
      <path d={after} className="stroke-muted opacity-50" />
      <path d={before} className="stroke-accent" />
    </svg>
  );
}

const bar = (height: number) => Math.max(1, Math.round(height * 15));

function onKey(event: KeyboardEvent, by: (seconds: number) => void): void {
  const steps: Record<string, number> = {
    ArrowRight: STEP_S,
    ArrowUp: STEP_S,
    ArrowLeft: -STEP_S,
    ArrowDown: -STEP_S,
    Home: -1e6,
    End: 1e6,
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  by(step);
}

function placeOf(event: PointerEvent<HTMLElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.max(0, Math.min(1, (event.clientX - left) / width));
}
