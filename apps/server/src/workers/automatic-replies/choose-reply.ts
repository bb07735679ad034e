import { type ReplyTexts, replyLanguages, type SessionSettings } from '@waqtor/contract';
import { isOpenAt, wasOpenBetween } from './working-hours.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Maximum number of automatic replies per conversation and day. It ends a loop between two bots. */
const MAX_PER_DAY = 5;

export type ReplyKind = 'greeting' | 'away';

/** The state of a conversation just before an automatic reply to its contact's message. */
export interface ReplyContext {
  now: Date;
  /** Whether any message was exchanged within the inactivity period that `autoReply` requires. */
  hasRecentMessages: boolean;
  /** Whether a member or a bot has already replied to this message. */
  isAnswered: boolean;
  hasOptedOut: boolean;
  /** The number of automatic replies in the last 24 hours, and the time of the last one of each type. */
  repliesToday: number;
  lastGreetingAt: Date | null;
  lastAwayAt: Date | null;
}

/**
 * Chooses which of the session's automatic replies to send for this message; returns undefined if none
 * applies.
 */
export function chooseReply(settings: SessionSettings, moment: ReplyContext): ReplyKind | undefined {
  const { now, lastGreetingAt, lastAwayAt } = moment;
  if (moment.isAnswered || moment.repliesToday >= MAX_PER_DAY) return undefined;
  const { autoReply, awayMessage, workingHours } = settings;
  if (awayMessage.isEnabled && !isOpenAt(workingHours, now)) {
    const isTold =
      lastAwayAt !== null &&
      now.getTime() - lastAwayAt.getTime() < DAY_MS &&
      !wasOpenBetween(workingHours, lastAwayAt, now);
    return isTold ? undefined : 'away';
  }
  // A greeting may contain marketing, so contacts who opted out of it do not get one.
  if (!autoReply.isEnabled || moment.hasRecentMessages || moment.hasOptedOut) return undefined;
  const isGreeted =
    lastGreetingAt !== null && now.getTime() - lastGreetingAt.getTime() < autoReply.inactivityHours * HOUR_MS;
  return isGreeted ? undefined : 'greeting';
}

/**
 * Returns the text in the contact's language, otherwise in the tenant's default language, otherwise in any
 * language that has a text.
 */
export function chooseText(
  texts: ReplyTexts,
  languages: { contact: string | null; business: string },
): string | undefined {
  const own = languages.contact?.split(/[-_]/)[0]?.toLowerCase();
  const wanted = [own, languages.business, ...replyLanguages];
  return wanted.map((language) => texts[language as keyof ReplyTexts]).find((text) => text !== undefined);
}
