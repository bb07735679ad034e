/** Minimum time between two sounds. */
const QUIET_MS = 2_000;
let context: AudioContext | undefined;
let lastAt = Number.NEGATIVE_INFINITY;

/** Plays two short tones. Silent if the browser's autoplay policy requires a user gesture first. */
export async function playSound(): Promise<void> {
  const now = performance.now();
  if (now - lastAt < QUIET_MS) return;
  lastAt = now;
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume();
  note(context, 659, 0);
  note(context, 880, 0.13);
}

function note(audio: AudioContext, frequency: number, afterS: number): void {
  const from = audio.currentTime + afterS;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.18, from + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.001, from + 0.35);
  tone.connect(volume).connect(audio.destination);
  tone.start(from);
  tone.stop(from + 0.4);
}
