import type { Mail } from '../../platform/mail/mail.ts';

/**
 * The subject contains only fixed text: what a customer wrote must not be able to speak for this server.
 */
interface Words {
  subject: string;
  text(name: string, count: number, messages: string, link: string): string;
}

const MAX_TEXT = 300;

/** In plain text, a name in the other direction must not reorder the sentence around it. */
const isolated = (name: string) => `\u2068${name}\u2069`;

/**
 * Each text starts with a word in its language, because mail programs take a paragraph's direction from its
 * first letter.
 */
const words: Record<string, Words> = {
  en: {
    subject: 'A customer is waiting for a reply',
    text: (name, count, messages, link) =>
      `${count === 1 ? '1 message' : `${count} messages`} from ${name} without a reply. WaQtor is closed for everyone who should reply.\n\n${messages}Reply:\n${link}\n\nYou get this e-mail because of your notification settings. The next e-mail about this conversation is sent only after a reply.`,
  },
  fr: {
    subject: 'Un client attend une réponse',
    text: (name, count, messages, link) =>
      `${count === 1 ? 'Un message' : `${count}\u00a0messages`} de ${name} sans réponse, et aucune des personnes concernées n’a ouvert WaQtor.\n\n${messages}Répondre\u00a0:\n${link}\n\nVous recevez cet e-mail selon vos paramètres de notification. Le prochain à propos de cette conversation ne sera envoyé qu’après une réponse.`,
  },
  ar: {
    subject: 'عميل ينتظر الرد',
    text: (name, count, messages, link) =>
      `${arabicMessages(count)} من ${name} دون رد. WaQtor مغلق لدى جميع المعنيين بالرد.\n\n${messages}الرد:\n${link}\n\nتصلك هذه الرسالة بناءً على إعدادات الإشعارات. لن تصلك رسالة أخرى عن هذه المحادثة إلا بعد الرد عليها.`,
  },
};

const arabicRules = new Intl.PluralRules('ar');

function arabicMessages(count: number): string {
  switch (arabicRules.select(count)) {
    case 'one':
      return 'رسالة واحدة';
    case 'two':
      return 'رسالتان';
    case 'few':
      return `${count} رسائل`;
    default:
      return `${count} رسالة`;
  }
}

/** Builds the e-mail about a conversation without an answer, in the member's language. */
export function unansweredMail(given: {
  email: string;
  locale: string;
  /** The customer's name. */
  name: string;
  count: number;
  /** The newest of their texts, oldest first. */
  texts: readonly string[];
  link: string;
}): Mail {
  const own = words[given.locale] ?? words.en;
  if (!own) throw new Error('the English text is missing');
  const messages = given.texts.map((text) => `> ${shorten(text)}\n\n`).join('');
  return {
    to: given.email,
    subject: own.subject,
    text: own.text(isolated(given.name), given.count, messages, given.link),
  };
}

/** One quoted line per line of the message, so that none of it looks like our own text. */
function shorten(text: string): string {
  const short =
    text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  return short.split(/\r?\n|[\u2028\u2029\v\f\r]/).join('\n> ');
}
