import { create } from 'zustand';

interface State {
  /** The state of the player; playback continues when the message is scrolled out of view. */
  id: string | undefined;
  isPlaying: boolean;
  atS: number;
  lengthS: number;
  speed: number;
  isBroken: boolean;
}

const speeds = [1, 1.5, 2] as const;
const idle = { id: undefined, isPlaying: false, atS: 0, lengthS: 0, isBroken: false };

const SPEED_KEY = 'audioSpeed';

/** One audio element for all voice messages, so that only one plays at a time. The speed is remembered. */
export const usePlayer = create<State>(() => ({ ...idle, speed: readSpeed() }));
let audio: HTMLAudioElement | undefined;

/** Plays this file, or pauses it if it is playing. */
export function toggle(id: string, url: string): void {
  const state = usePlayer.getState();
  if (state.id === id && audio) {
    if (audio.paused) start(audio);
    else audio.pause();
    return;
  }
  start(load(id, url));
}

export function seek(id: string, url: string, toS: number): void {
  const element = usePlayer.getState().id === id && audio ? audio : load(id, url);
  element.currentTime = Math.max(0, Math.min(toS, element.duration || toS));
  usePlayer.setState({ atS: element.currentTime });
}

export function changeSpeed(): void {
  const { speed } = usePlayer.getState();
  const next = speeds[(speeds.indexOf(speed as 1) + 1) % speeds.length] ?? 1;
  usePlayer.setState({ speed: next });
  localStorage.setItem(SPEED_KEY, String(next));
  if (audio) audio.playbackRate = next;
}

function readSpeed(): number {
  const stored = Number(localStorage.getItem(SPEED_KEY));
  return speeds.find((speed) => speed === stored) ?? 1;
}

/** Stops playback when its conversation is closed, or only that of one file. */
export function stopPlayer(id?: string): void {
  if (id !== undefined && usePlayer.getState().id !== id) return;
  audio?.pause();
  audio = undefined;
  usePlayer.setState(idle);
}

function load(id: string, url: string): HTMLAudioElement {
  audio?.pause();
  const element = new Audio(url);
  audio = element;
  const own = (change: Partial<State>) => audio === element && usePlayer.setState(change);
  usePlayer.setState({ ...idle, id });
  element.onplay = () => own({ isPlaying: true });
  element.onpause = () => own({ isPlaying: false });
  element.onended = () => own({ isPlaying: false, atS: 0 });
  element.ontimeupdate = () => own({ atS: element.currentTime });
  element.ondurationchange = () => own({ lengthS: Number.isFinite(element.duration) ? element.duration : 0 });
  element.onerror = () => own({ isBroken: true, isPlaying: false });
  return element;
}

function start(element: HTMLAudioElement): void {
  element.playbackRate = usePlayer.getState().speed;
  element.play().catch(() => {}); // reported by the error event, or another file was started
}
