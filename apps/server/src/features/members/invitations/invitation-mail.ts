import type { Mail } from '../../../platform/mail/mail.ts';

/**
 * The subject contains only fixed text: user input (the name of a person or business) must not be able to
 * speak for this server.
 */
interface Words {
  subject: string;
  text: string;
}

const words: Record<string, (business: string, inviter: string, link: string) => Words> = {
  en: (business, inviter, link) => ({
    subject: 'You are invited to a team on WaQtor',
    text: `${inviter} invites you to work with ${business} on WaQtor.\n\nJoin within 7 days:\n${link}\n\nIf you do not know them, ignore this mail.`,
  }),
  fr: (business, inviter, link) => ({
    subject: 'Vous êtes invité à rejoindre une équipe sur WaQtor',
    text: `${inviter} vous invite à travailler avec ${business} sur WaQtor.\n\nRejoignez l’équipe sous 7 jours :\n${link}\n\nSi cette personne vous est inconnue, ignorez ce message.`,
  }),
  ar: (business, inviter, link) => ({
    subject: 'دعوة للانضمام إلى فريق على WaQtor',
    text: `${inviter} يدعوك للعمل مع ${business} على WaQtor.\n\nانضم خلال 7 أيام:\n${link}\n\nإذا كنت لا تعرف المرسل فتجاهل هذه الرسالة.`,
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
