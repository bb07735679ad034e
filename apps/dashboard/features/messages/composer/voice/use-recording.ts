import { useEffect, useRef, useState } from 'react';
import { webmToOgg } from './webm-to-ogg.ts';

/** What browsers record that holds Opus: WhatsApp takes nothing else for a voice note. */
const types = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus'];

export type RecordingState =
  | { step: 'asking' | 'recording' | 'paused' }
  | { step: 'done'; file: File; url: string }
  | { step: 'refused' | 'noMicrophone' | 'unsupported' };

/** Records from the microphone from the moment it is used; everything is let go of when it is left. */
export function useRecording() {
  const [state, setState] = useState<RecordingState>({ step: 'asking' });
  const [seconds, setSeconds] = useState(0);
  const recorder = useRef<MediaRecorder>(undefined);
  const analyser = useRef<AnalyserNode>(undefined);

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
          if (isLeft) return;
          const file = await toFile(new Blob(chunks), mimeType);
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
      if (recorder.current?.state !== 'inactive') recorder.current?.stop();
      leave();
    };
  }, []);

  useEffect(() => {
    if (state.step !== 'recording') return;
    const startedAt = performance.now();
    let before = 0;
    setSeconds((known) => {
      before = known;
      return known;
    });
    const timer = setInterval(() => setSeconds(before + (performance.now() - startedAt) / 1_000), 200);
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
    stop: () => recorder.current?.stop(),
  };
}

async function toFile(recorded: Blob, mimeType: string): Promise<File> {
  const bytes = new Uint8Array(await recorded.arrayBuffer());
  const ogg = mimeType.startsWith('audio/ogg') ? bytes : webmToOgg(bytes);
  return new File([ogg], 'voice.ogg', { type: 'audio/ogg' });
}
