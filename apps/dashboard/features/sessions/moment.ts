/** How an instant is written. */
export const moment = { dateStyle: 'medium', timeStyle: 'short' } as const;
