/** A sleep that a wake-up ends early; a wake-up that comes while nobody sleeps is kept for the next sleep. */
export interface Pulse {
  beat(): void;
  rest(ms: number): Promise<void>;
}

export function createPulse(): Pulse {
  let hasBeaten = false;
  let rouse: (() => void) | undefined;
  return {
    beat() {
      hasBeaten = true;
      rouse?.();
    },
    async rest(ms) {
      if (!hasBeaten) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          rouse = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        rouse = undefined;
      }
      hasBeaten = false;
    },
  };
}
