import { useEffect, useState } from 'react';

const PAUSE_MS = 150;

/** What was typed or chosen, once nobody has changed it for a moment. */
export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
