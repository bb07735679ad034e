const BARS = 48;
const MAX_CACHED = 200;

/** The bar heights of an audio file, 0 to 1, and its length; empty and 0 if they are not known. */
export interface Waveform {
  bars: readonly number[];
  lengthS: number;
}

const unknown: Waveform = { bars: [], lengthS: 0 };
const known = new Map<string, Promise<Waveform>>();

/**
 * Decodes a file, once; it stays unknown if this browser cannot decode it. A recording is passed itself,
 * because the content security policy allows no request to its URL.
 */
export function waveformOf(mediaId: string, source: string | Blob): Promise<Waveform> {
  const found = known.get(mediaId);
  if (found) return found;
  const made = decode(source).catch(() => unknown);
  known.set(mediaId, made);
  const [oldest] = known.keys();
  if (known.size > MAX_CACHED && oldest !== undefined) known.delete(oldest);
  return made;
}

/** Reads only the length of a file, without loading it as a whole. */
export function lengthOf(url: string): Promise<Waveform> {
  return new Promise((resolve) => {
    const audio = new Audio();
    audio.preload = 'metadata';
    audio.onloadedmetadata = () =>
      resolve({ bars: [], lengthS: Number.isFinite(audio.duration) ? audio.duration : 0 });
    audio.onerror = () => resolve(unknown);
    audio.src = url;
  });
}

async function decode(source: string | Blob): Promise<Waveform> {
  const answer = typeof source === 'string' ? await fetch(source) : new Response(source);
  if (!answer.ok) return unknown;
  // A low sample rate is enough for the bars, and limits memory use for long recordings.
  const context = new OfflineAudioContext(1, 1, 8_000);
  const audio = await context.decodeAudioData(await answer.arrayBuffer());
  return { bars: peaksOf(audio.getChannelData(0)), lengthS: audio.duration };
}

/** The peak of each segment, relative to the overall peak. */
export function peaksOf(samples: Float32Array, bars = BARS): readonly number[] {
  const size = Math.max(1, Math.floor(samples.length / bars));
  const peaks = Array.from({ length: bars }, (_, bar) => {
    let peak = 0;
    const end = Math.min(samples.length, (bar + 1) * size);
    for (let i = bar * size; i < end; i += 1) peak = Math.max(peak, Math.abs(samples[i] ?? 0));
    return peak;
  });
  const loudest = Math.max(...peaks);
  return loudest === 0 ? peaks : peaks.map((peak) => peak / loudest);
}
