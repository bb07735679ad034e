import { useFormatter } from 'use-intl';

const MB = 1024 * 1024;

/**
 * Returns a file size as a number and a unit, in WhatsApp's units. Rounded up, so that a file over a limit
 * never appears to be within it.
 */
export function byteSize(bytes: number): { unit: 'kilobyte' | 'megabyte'; value: number } {
  if (bytes < MB) return { unit: 'kilobyte', value: Math.max(1, Math.ceil(bytes / 1024)) };
  const value = bytes / MB;
  return { unit: 'megabyte', value: value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value) };
}

/** Formats a file size in bytes in the user's language. */
export function useByteFormat(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const { unit, value } = byteSize(bytes);
    return format.number(value, { style: 'unit', unit, unitDisplay: 'short' });
  };
}
