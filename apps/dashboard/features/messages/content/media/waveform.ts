const BARS = 48;
const MAX_CACHED = 200;

/**
 * The bar heights of a voice message's waveform, 0 to 1; empty if this browser cannot decode it. Each file is
 * decoded once.
 */
const known = new Map<string, Promise<readonly number[]>>();

export function waveformOf(mediaId: string, url: string): Promise<readonly number[]> {
  const found = known.get(mediaId);
  if (found) return found;
  const made = decode(url).catch(() => []);
  known.set(mediaId, made);
  const [oldest] = known.keys();
  if (known.size > MAX_CACHED && oldest !== undefined) known.delete(oldest);
  return made;
}

async function decode(url: string): Promise<readonly number[]> {
  const answer = await fetch(url);
  if (!answer.ok) return [];
  // A low sample rate is enough for the bars, and limits memory use for long recordings.
  const context = new OfflineAudioContext(1, 1, 8_000);
  const audio = await context.decodeAudioData(await answer.arrayBuffer());
  return peaksOf(audio.getChannelData(0));
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
