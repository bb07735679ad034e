import { useEffect, useRef, useState } from 'react';
import { webmToOgg } from './webm-to-ogg.ts';

/** MediaRecorder formats that contain Opus, the only codec WhatsApp accepts for voice messages. */
const types = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus'];

export type RecordingState =
  | { step: 'asking' | 'recording' | 'paused' }
  | { step: 'done'; file: File; url: string }
  | { step: 'refused' | 'noMicrophone' | 'unsupported' };

/** Shorter recordings are discarded as accidental. */
const MIN_S = 0.5;

/**
 * Starts recording from the microphone when the hook is mounted. When the component unmounts for any reason,
 * the recording so far is passed to `onLeft`, unless it was discarded or sent before.
 */
export function useRecording(onLeft: (file: File) => void) {
  const [state, setState] = useState<RecordingState>({ step: 'asking' });
  const [seconds, setSeconds] = useState(0);
  const recorder = useRef<MediaRecorder>(undefined);
  const analyser = useRef<AnalyserNode>(undefined);
  const done = useRef<File>(undefined);
  const isOver = useRef(false);
  const spoken = useRef(0);
  const left = useRef(onLeft);
  left.current = onLeft;

  useEffect(() => {
    const mimeType = types.find((type) => globalThis.MediaRecorder?.isTypeSupported(type));
    if (!mimeType || !navigator.mediaDevices) return setState({ step: 'unsupported' });
    let stream: MediaStream | undefined;
    let context: AudioContext | undefined;
    let isLeft = false;
    const leave = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
      if (context?.state !== 'closed') void context?.close();
    };
    const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true };
    navigator.mediaDevices.getUserMedia({ audio }).then(
      (given) => {
        stream = given;
        if (isLeft) return leave();
        context = new AudioContext();
        analyser.current = context.createAnalyser();
        context.createMediaStreamSource(given).connect(analyser.current);
        const made = new MediaRecorder(given, { mimeType, audioBitsPerSecond: 32_000 });
        const chunks: Blob[] = [];
        made.ondataavailable = ({ data }) => chunks.push(data);
        made.onstop = async () => {
          leave();
          if (isLeft && (isOver.current || spoken.current < MIN_S)) return;
          const file = await toFile(new Blob(chunks), mimeType);
          if (isLeft) return left.current(file);
          done.current = file;
          setState({ step: 'done', file, url: URL.createObjectURL(file) });
        };
        made.start();
        recorder.current = made;
        setState({ step: 'recording' });
      },
      (error: DOMException) =>
        setState({ step: error.name === 'NotFoundError' ? 'noMicrophone' : 'refused' }),
    );
    return () => {
      isLeft = true;
      if (recorder.current && recorder.current.state !== 'inactive') recorder.current.stop();
      else leave();
      if (done.current && !isOver.current) left.current(done.current);
    };
  }, []);

  useEffect(() => () => void (state.step === 'done' && URL.revokeObjectURL(state.url)), [state]);

  useEffect(() => {
    if (state.step !== 'recording') return;
    const startedAt = performance.now();
    let before = 0;
    setSeconds((known) => {
      before = known;
      return known;
    });
    const look = () => {
      spoken.current = before + (performance.now() - startedAt) / 1_000;
      setSeconds(spoken.current);
    };
    const timer = setInterval(look, 200);
    return () => clearInterval(timer);
  }, [state.step]);

  return {
    state,
    seconds,
    analyser,
    pause() {
      recorder.current?.pause();
      setState({ step: 'paused' });
    },
    resume() {
      recorder.current?.resume();
      setState({ step: 'recording' });
    },
    stop() {
      if (recorder.current && recorder.current.state !== 'inactive') recorder.current.stop();
    },
    /** The recording was discarded or sent: nothing is left to keep. */
    end() {
      isOver.current = true;
    },
  };
}

async function toFile(recorded: Blob, mimeType: string): Promise<File> {
  const bytes = new Uint8Array(await recorded.arrayBuffer());
  const ogg = mimeType.startsWith('audio/ogg') ? bytes : webmToOgg(bytes);
  return new File([ogg], 'voice.ogg', { type: 'audio/ogg' });
}
