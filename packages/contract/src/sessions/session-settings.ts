import { z } from 'zod';
import { publicId } from '../protocol/ids.ts';
import { failsWith } from '../protocol/problems.ts';
import { shownText } from '../protocol/visible-text.ts';

/*
 * Settings of a session, including its automatic replies. Rates in messages per second, times in
 * milliseconds.
 */

/** Languages of automatic replies. */
export const replyLanguages = ['ar', 'en', 'fr'] as const;
export const replyLanguage = z.enum(replyLanguages);
export type ReplyLanguage = z.infer<typeof replyLanguage>;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const replyText = shownText(4_096);
/**
 * One text per language. The contact's language is used, otherwise the session's, otherwise any that has a
 * text.
 */
const replyTexts = z.strictObject({ ar: replyText, en: replyText, fr: replyText }).partial();
export type ReplyTexts = z.infer<typeof replyTexts>;

const hasText = { ...failsWith('language_required'), path: ['translations'] };
const hasTextIfEnabled = ({ isEnabled, translations }: { isEnabled: boolean; translations: ReplyTexts }) =>
  !isEnabled || Object.keys(translations).length > 0;

/** Replies to the first message of a conversation, and to a message after `inactivityHours` without any. */
const autoReply = z
  .strictObject({
    isEnabled: z.boolean(),
    inactivityHours: z.number().int().min(1).max(8_760),
    translations: replyTexts,
  })
  .refine(hasTextIfEnabled, hasText);

/** Replies to messages outside working hours, once per closed period and contact, and at most once a day. */
const awayMessage = z
  .strictObject({ isEnabled: z.boolean(), translations: replyTexts })
  .refine(hasTextIfEnabled, hasText);

const timeOfDay = (pattern: RegExp) => z.string().regex(pattern, failsWith('invalid_time_of_day'));
/**
 * Open from `from` until just before `to`; `24:00` is the end of the day. A night shift needs two intervals.
 */
const interval = z
  .strictObject({
    from: timeOfDay(/^([01]\d|2[0-3]):[0-5]\d$/),
    to: timeOfDay(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
  })
  .refine(({ from, to }) => from < to, { ...failsWith('end_before_start'), path: ['to'] });
const day = z
  .array(interval)
  .max(6)
  .refine(
    (list) =>
      list
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .every((it, i, sorted) => it.from >= (sorted[i - 1]?.to ?? '')),
    failsWith('intervals_overlap'),
  );

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const workingHours = z.strictObject({
  /** If disabled, the business is always open. */
  isEnabled: z.boolean(),
  timeZone: z.string().max(64).refine(isTimeZone, failsWith('invalid_time_zone')),
  week: z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }),
  /** Dates on which the business is closed all day, whatever the weekday. */
  closedDates: z.array(z.iso.date()).max(366),
});
export type WorkingHours = z.infer<typeof workingHours>;

const settingFields = {
  /** The number's own limit: 80 by default, 1,000 after Meta's upgrade, 20 for coexistence. */
  messagesPerSecond: z.number().min(0.1).max(100_000),
  /**
   * The pair rate limit per contact: a burst of 45, then one per 6 s. Turn it off only against a server
   * without this limit.
   */
  enforcePairRateLimit: z.boolean(),
  /**
   * Null: a send without a response is never repeated automatically. A number: it is repeated if no status
   * has arrived within that many milliseconds; the message may then arrive twice.
   */
  retryUnknownAfterMs: z.number().int().min(1_000).max(86_400_000).nullable(),
  /** The tenant's default language. */
  language: replyLanguage,
  autoReply,
  workingHours,
  awayMessage,
  /**
   * A contact's messages beyond this many per minute are held back; 0 means no limit, null means the server's
   * limit.
   */
  inboundLimitPerMinute: z.number().int().min(0).max(100_000).nullable(),
  /**
   * The team of new conversations of this session, and of those that are reopened with neither a team nor an
   * assignee.
   */
  teamId: publicId('team').nullable(),
};

const nineToSix = [{ from: '09:00', to: '18:00' }];
const week = {
  mon: nineToSix,
  tue: nineToSix,
  wed: nineToSix,
  thu: nineToSix,
  fri: nineToSix,
  sat: [],
  sun: [],
};

/** How a session behaves. */
export const sessionSettings = z.object({
  messagesPerSecond: settingFields.messagesPerSecond.default(80),
  enforcePairRateLimit: settingFields.enforcePairRateLimit.default(true),
  retryUnknownAfterMs: settingFields.retryUnknownAfterMs.default(null),
  language: settingFields.language.default('en'),
  autoReply: settingFields.autoReply.default({ isEnabled: false, inactivityHours: 24, translations: {} }),
  workingHours: settingFields.workingHours.default({
    isEnabled: false,
    timeZone: 'UTC',
    week,
    closedDates: [],
  }),
  awayMessage: settingFields.awayMessage.default({ isEnabled: false, translations: {} }),
  inboundLimitPerMinute: settingFields.inboundLimitPerMinute.default(null),
  teamId: settingFields.teamId.default(null),
});
/** Some of the settings, each replaced as a whole. The others stay unchanged (defaults would reset them). */
export const sessionSettingsChange = z.strictObject(settingFields).partial();
export type SessionSettings = z.infer<typeof sessionSettings>;
