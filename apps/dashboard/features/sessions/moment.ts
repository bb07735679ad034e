/** The date and time format for instants. */
export const moment = { dateStyle: 'medium', timeStyle: 'short' } as const;
