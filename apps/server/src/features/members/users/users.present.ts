import { locales, toPublicId, type User } from '@waqtor/contract';

/** The columns of a user that may be returned. */
export interface UserRow {
  id: string;
  email: string;
  name: string;
  locale: string;
  theme: User['theme'];
  timeZone: string | null;
  preferences: unknown;
}

export function presentUser(row: UserRow): User {
  return {
    id: toPublicId('user', row.id),
    email: row.email,
    name: row.name,
    locale: locales.find((known) => known === row.locale) ?? 'en',
    theme: row.theme,
    timeZone: row.timeZone,
    preferences: row.preferences as User['preferences'],
  };
}
