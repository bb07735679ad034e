import type { Mail } from '../../../platform/mail/mail.ts';

/**
 * The subject contains only fixed text: user input (the name of a person or business) must not be able to
 * speak for this server.
 */
interface Words {
  subject: string;
  text: string;
}

/** In plain text, a name in the other direction must not reorder the sentence around it. */
const isolated = (name: string) => `\u2068${name}\u2069`;

/**
 * Each text starts with a word in its language, because mail programs take a paragraph's direction from its
 * first letter.
 */
const words: Record<string, (business: string, inviter: string, link: string) => Words> = {
  en: (business, inviter, link) => ({
    subject: 'You are invited to a team on WaQtor',
    text: `You are invited by ${isolated(inviter)} to join ${isolated(business)} on WaQtor.\n\nJoin within 7 days:\n${link}\n\nIf you do not know the sender, ignore this e-mail.`,
  }),
  fr: (business, inviter, link) => ({
    subject: 'Invitation à rejoindre une équipe sur WaQtor',
    text: `Invitation de ${isolated(inviter)} à rejoindre ${isolated(business)} sur WaQtor.\n\nRejoignez l’équipe sous 7 jours\u00a0:\n${link}\n\nSi vous ne connaissez pas l’expéditeur, ignorez cet e-mail.`,
  }),
  ar: (business, inviter, link) => ({
    subject: 'دعوة للانضمام إلى فريق على WaQtor',
    text: `وصلتك دعوة من ${isolated(inviter)} للانضمام إلى ${isolated(business)} على WaQtor.\n\nانضم خلال 7 أيام:\n${link}\n\nإن كنت لا تعرف المرسل فتجاهل هذه الرسالة.`,
  }),
};

/** Builds the invitation in the inviter's language, which is the only known one. */
export function invitationMail(to: {
  email: string;
  business: string;
  inviter: string;
  locale: string;
  link: string;
}): Mail {
  const write = words[to.locale] ?? words.en;
  if (!write) throw new Error('the English text is missing');
  return { to: to.email, ...write(to.business, to.inviter, to.link) };
}
