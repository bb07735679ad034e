import { type ReplyTexts, replyLanguages, type SessionSettings } from '@waqtor/contract';
import { isOpenAt, wasOpenBetween } from './working-hours.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The most automatic answers of a day in one conversation: two machines that answer each other stop here. */
const MOST_A_DAY = 5;

export type ReplyKind = 'greeting' | 'away';

/** What is known of a conversation right before a message of its customer may be answered. */
export interface Moment {
  now: Date;
  /** Whether anything was written in it within the silence that `autoReply` asks for. */
  isTalking: boolean;
  /** Whether a person, or a program, has already answered this message. */
  isAnswered: boolean;
  hasOptedOut: boolean;
  /** The automatic answers of the last day, and the last of each kind ever. */
  repliesToday: number;
  lastGreetingAt: Date | null;
  lastAwayAt: Date | null;
}

/** Which of the session's texts answers this message; undefined when none does. */
export function chooseReply(settings: SessionSettings, moment: Moment): ReplyKind | undefined {
  const { now, lastGreetingAt, lastAwayAt } = moment;
  if (moment.isAnswered || moment.repliesToday >= MOST_A_DAY) return undefined;
  const { autoReply, awayMessage, workingHours } = settings;
  if (awayMessage.isOn && !isOpenAt(workingHours, now)) {
    const isTold =
      lastAwayAt !== null &&
      now.getTime() - lastAwayAt.getTime() < DAY_MS &&
      !wasOpenBetween(workingHours, lastAwayAt, now);
    return isTold ? undefined : 'away';
  }
  // A greeting may praise what the business sells; who wants no more of that is not greeted.
  if (!autoReply.isOn || moment.isTalking || moment.hasOptedOut) return undefined;
  const isGreeted =
    lastGreetingAt !== null && now.getTime() - lastGreetingAt.getTime() < autoReply.silenceHours * HOUR_MS;
  return isGreeted ? undefined : 'greeting';
}

/** The text in the customer's language, else in the business's, else in whichever there is. */
export function chooseText(
  texts: ReplyTexts,
  languages: { contact: string | null; business: string },
): string | undefined {
  const own = languages.contact?.split(/[-_]/)[0]?.toLowerCase();
  const wanted = [own, languages.business, ...replyLanguages];
  return wanted.map((language) => texts[language as keyof ReplyTexts]).find((text) => text !== undefined);
}
