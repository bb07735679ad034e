import { type RefObject, useEffect, useRef } from 'react';

const BARS = 48;

/** The input level over the last seconds. */
export function LevelMeter({
  analyser,
  isRunning,
}: {
  analyser: RefObject<AnalyserNode | undefined>;
  isRunning: boolean;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const levels = useRef<number[]>([]);
  useEffect(() => {
    if (!isRunning) return;
    const samples = new Float32Array(1_024);
    let frame = 0;
    let count = 0;
    const draw = () => {
      frame = requestAnimationFrame(draw);
      count += 1;
      if (count % 5 !== 0) return;
      analyser.current?.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      levels.current = [...levels.current, Math.min(1, Math.sqrt(power) * 4)].slice(-BARS);
      paint(canvas.current, levels.current);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [analyser, isRunning]);
  return <canvas ref={canvas} width={BARS * 4} height={32} className="h-8 min-w-0 grow text-accent" />;
}

function paint(canvas: HTMLCanvasElement | null, levels: readonly number[]): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = getComputedStyle(canvas).color;
  levels.forEach((level, i) => {
    const height = Math.max(2, level * canvas.height);
    context.fillRect((BARS - levels.length + i) * 4, (canvas.height - height) / 2, 2, height);
  });
}
