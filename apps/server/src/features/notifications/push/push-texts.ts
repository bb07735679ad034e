import type { NotificationType } from '@waqtor/contract';

/** A name in the other direction must not reorder the sentence around it. */
const isolated = (name: string) => `\u2068${name}\u2069`;

type Title = (subject: string, actor: string | null) => string;
type Titles = Record<NotificationType, Title> & { somebody: string };

/** The titles by language; the dashboard has the same ones in `messages/<language>/notifications.json`. */
const titles: Record<string, Titles> = {
  en: {
    somebody: 'a customer',
    message_assigned: (subject) => `New message from ${subject}`,
    message_team: (subject) => `New message from ${subject}`,
    message_unassigned: (subject) => `New message from ${subject}`,
    window_closing: (subject) => `24-hour window closes soon: ${subject}`,
    conversation_assigned: (subject, actor) =>
      actor
        ? `${actor} assigned a conversation to you: ${subject}`
        : `Conversation assigned to you: ${subject}`,
    mention: (subject, actor) =>
      actor ? `${actor} mentioned you in a note: ${subject}` : `You were mentioned in a note: ${subject}`,
    conversation_reopened: (subject, actor) =>
      actor ? `${actor} reopened a conversation: ${subject}` : `Conversation reopened: ${subject}`,
    missed_call: (subject) => `Missed call: ${subject}`,
    message_failed: (subject) => `Message not sent: ${subject}`,
    session_disconnected: (subject) => `Number disconnected: ${subject}`,
    session_warning: (subject) => `WhatsApp warning: ${subject}`,
  },
  fr: {
    somebody: 'un client',
    message_assigned: (subject) => `Nouveau message de ${subject}`,
    message_team: (subject) => `Nouveau message de ${subject}`,
    message_unassigned: (subject) => `Nouveau message de ${subject}`,
    window_closing: (subject) => `La fenêtre de 24\u00a0h se ferme bientôt\u00a0: ${subject}`,
    conversation_assigned: (subject, actor) =>
      actor
        ? `${actor} vous a attribué une conversation\u00a0: ${subject}`
        : `Conversation attribuée\u00a0: ${subject}`,
    mention: (subject, actor) =>
      actor
        ? `${actor} vous a mentionné dans une note\u00a0: ${subject}`
        : `Mention dans une note\u00a0: ${subject}`,
    conversation_reopened: (subject, actor) =>
      actor
        ? `${actor} a rouvert une conversation\u00a0: ${subject}`
        : `Conversation rouverte\u00a0: ${subject}`,
    missed_call: (subject) => `Appel manqué\u00a0: ${subject}`,
    message_failed: (subject) => `Message non envoyé\u00a0: ${subject}`,
    session_disconnected: (subject) => `Numéro déconnecté\u00a0: ${subject}`,
    session_warning: (subject) => `Avertissement de WhatsApp\u00a0: ${subject}`,
  },
  ar: {
    somebody: 'أحد العملاء',
    message_assigned: (subject) => `رسالة جديدة من ${subject}`,
    message_team: (subject) => `رسالة جديدة من ${subject}`,
    message_unassigned: (subject) => `رسالة جديدة من ${subject}`,
    window_closing: (subject) => `نافذة الـ24 ساعة توشك على الانتهاء: ${subject}`,
    conversation_assigned: (subject, actor) =>
      actor ? `قام ${actor} بإسناد محادثة إليك: ${subject}` : `تم إسناد محادثة إليك: ${subject}`,
    mention: (subject, actor) =>
      actor ? `أشار ${actor} إليك في ملاحظة: ${subject}` : `إشارة إليك في ملاحظة: ${subject}`,
    conversation_reopened: (subject, actor) =>
      actor ? `قام ${actor} بإعادة فتح محادثة: ${subject}` : `تمت إعادة فتح المحادثة: ${subject}`,
    missed_call: (subject) => `مكالمة فائتة: ${subject}`,
    message_failed: (subject) => `لم تُرسل الرسالة: ${subject}`,
    session_disconnected: (subject) => `الرقم غير متصل: ${subject}`,
    session_warning: (subject) => `تحذير من واتساب: ${subject}`,
  },
};

/** Returns the title of a push message in the user's language. */
export function pushTitle(
  locale: string,
  { kind, subject, actorName }: { kind: NotificationType; subject: string | null; actorName: string | null },
): string {
  const own = titles[locale] ?? titles.en;
  if (!own) throw new Error('the English titles are missing');
  return own[kind](isolated(subject ?? own.somebody), actorName && isolated(actorName));
}
