/** A sleep that a wake-up ends early. A wake-up between two sleeps ends the next sleep immediately. */
export interface WakeableSleep {
  wake(): void;
  sleep(ms: number): Promise<void>;
}

export function createWakeableSleep(): WakeableSleep {
  let hasBeaten = false;
  let rouse: (() => void) | undefined;
  return {
    wake() {
      hasBeaten = true;
      rouse?.();
    },
    async sleep(ms) {
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
