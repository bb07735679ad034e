import type { Mail } from '../../../../platform/mail/mail.ts';

type Words = Record<string, { subject: string; text(link: string): string }>;

const resetWords: Words = {
  en: {
    subject: 'Choose a new password',
    text: (link) =>
      `Somebody asked for a new password for your WaQtor account.\n\nChoose one within an hour:\n${link}\n\nIf it was not you, do nothing: your password stays as it is.`,
  },
  fr: {
    subject: 'Choisissez un nouveau mot de passe',
    text: (link) =>
      `Quelqu’un a demandé un nouveau mot de passe pour votre compte WaQtor.\n\nChoisissez-en un dans l’heure :\n${link}\n\nSi ce n’était pas vous, ne faites rien : votre mot de passe reste inchangé.`,
  },
  ar: {
    subject: 'اختر كلمة مرور جديدة',
    text: (link) =>
      `طلب أحدهم كلمة مرور جديدة لحسابك على WaQtor.\n\nاختر واحدة خلال ساعة:\n${link}\n\nإن لم تكن أنت من طلبها فلا تفعل شيئًا، وستبقى كلمة مرورك كما هي.`,
  },
};

const changedWords: Words = {
  en: {
    subject: 'Your password was changed',
    text: (link) =>
      `The password of your WaQtor account was changed, and all other logins were ended.\n\nIf it was not you, choose a new one at once:\n${link}`,
  },
  fr: {
    subject: 'Votre mot de passe a été modifié',
    text: (link) =>
      `Le mot de passe de votre compte WaQtor a été modifié et toutes les autres connexions ont été fermées.\n\nSi ce n’était pas vous, choisissez-en un nouveau tout de suite :\n${link}`,
  },
  ar: {
    subject: 'تم تغيير كلمة مرورك',
    text: (link) =>
      `تم تغيير كلمة مرور حسابك على WaQtor، وأُنهيت جميع عمليات الدخول الأخرى.\n\nإن لم تكن أنت من غيّرها فاختر كلمة جديدة فورًا:\n${link}`,
  },
};

export function resetMail(to: { email: string; locale: string }, link: string): Mail {
  return write(resetWords, to, link);
}

export function passwordChangedMail(to: { email: string; locale: string }, link: string): Mail {
  return write(changedWords, to, link);
}

/* Nothing is known about the person who signs up, not even their language. */

export function signUpMail(email: string, link: string): Mail {
  return {
    to: email,
    subject: 'Finish signing up to WaQtor',
    text: `Finish signing up within a day:\n${link}\n\nIf you did not ask for this, ignore it: nothing was made in your name.`,
  };
}

export function accountExistsMail(email: string, link: string): Mail {
  return {
    to: email,
    subject: 'You already have a WaQtor account',
    text: `Somebody tried to sign up with your address, but you have an account already. Sign in with it; if you have forgotten the password:\n${link}\n\nIf it was not you, do nothing.`,
  };
}

function write(words: Words, to: { email: string; locale: string }, link: string): Mail {
  const chosen = words[to.locale] ?? words.en;
  if (!chosen) throw new Error('the English text is missing');
  return { to: to.email, subject: chosen.subject, text: chosen.text(link) };
}
