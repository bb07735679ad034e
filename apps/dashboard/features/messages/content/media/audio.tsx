import { Mic, Music, Pause, Play } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react';
import { useFormatter } from 'use-intl';
import { useShallow } from 'zustand/shallow';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { clock } from '../../../../lib/time/clock.ts';
import type { Media } from '../types.ts';
import { FileCard } from './document.tsx';
import { changeSpeed, seek, toggle, usePlayer } from './player.ts';
import { waveformOf } from './waveform.ts';

/** Larger files are decoded on playback only, and have no waveform before. */
const SMALL_BYTES = 1_000_000;
const STEP_S = 5;
const idle = { isPlaying: false, atS: 0, lengthS: 0, isBroken: false };

/** A voice message: waveform, play and pause, seeking, and playback speed. */
export function AudioBody({ media, isVoice }: { media: Media; isVoice: boolean }) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const { id } = media;
  const url = media.url ?? '';
  const isLoaded = usePlayer((state) => state.id === id);
  const speed = usePlayer((state) => state.speed);
  const { isPlaying, atS, lengthS, isBroken } = usePlayer(
    useShallow((state) => (state.id === id ? pick(state) : idle)),
  );
  const bars = useBars(media, isLoaded);
  if (isBroken) return <FileCard media={media} name={media.filename ?? t(isVoice ? 'voice' : 'audio')} />;
  const percent = lengthS > 0 ? (100 * atS) / lengthS : 0;
  const Kind = isVoice ? Mic : Music;
  return (
    <div className="flex w-72 max-w-full items-center gap-2">
      <button
        type="button"
        aria-label={t(isPlaying ? 'pause' : 'play')}
        onClick={() => toggle(id, url)}
        className="flex size-11 shrink-0 items-center justify-center rounded-full bg-accent text-accent-ink"
      >
        {isPlaying ? <Pause size={20} /> : <Play size={20} />}
      </button>
      <div className="min-w-0 grow">
        <div
          role="slider"
          tabIndex={0}
          aria-label={t('position')}
          aria-valuemin={0}
          aria-valuemax={Math.round(lengthS)}
          aria-valuenow={Math.round(atS)}
          aria-valuetext={clock(atS)}
          dir="ltr"
          onKeyDown={(event) => onKey(event, (byS) => seek(id, url, atS + byS))}
          onPointerDown={(event) => lengthS > 0 && seek(id, url, placeOf(event) * lengthS)}
          onPointerMove={(event) =>
            event.buttons === 1 && lengthS > 0 && seek(id, url, placeOf(event) * lengthS)
          }
          className="h-9 cursor-pointer touch-none"
        >
          <Bars bars={bars} percent={percent} />
        </div>
        <p className="flex items-center gap-1 text-muted text-xs tabular-nums">
          <Kind size={12} aria-hidden="true" />
          <span>{t(isVoice ? 'voice' : 'audio')}</span>
          {lengthS > 0 && <bdi>{`${clock(atS)} / ${clock(lengthS)}`}</bdi>}
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

function pick({ isPlaying, atS, lengthS, isBroken }: typeof idle): typeof idle {
  return { isPlaying, atS, lengthS, isBroken };
}

function useBars({ id, url, size }: Media, isLoaded: boolean): readonly number[] {
  const [bars, setBars] = useState<readonly number[]>([]);
  const isWanted = url !== null && (isLoaded || (size !== null && size <= SMALL_BYTES));
  useEffect(() => {
    if (!isWanted || url === null) return;
    let isHere = true;
    waveformOf(id, url).then((made) => isHere && setBars(made));
    return () => {
      isHere = false;
    };
  }, [id, url, isWanted]);
  return bars;
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
