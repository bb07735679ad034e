import { useFormatter } from 'use-intl';

const MB = 1024 * 1024;

/** A size as a number and the name of its unit, as WhatsApp counts, rounded up: what is over a limit never looks as if it fitted. */
export function sizeOf(bytes: number): { unit: 'kilobyte' | 'megabyte'; value: number } {
  if (bytes < MB) return { unit: 'kilobyte', value: Math.max(1, Math.ceil(bytes / 1024)) };
  const value = bytes / MB;
  return { unit: 'megabyte', value: value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value) };
}

/** Says how large a file is, in bytes, in the language of the person. */
export function useSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const { unit, value } = sizeOf(bytes);
    return format.number(value, { style: 'unit', unit, unitDisplay: 'short' });
  };
}
