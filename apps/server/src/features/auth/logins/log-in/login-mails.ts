import type { Mail } from '../../../../platform/mail/mail.ts';

type Words = Record<string, { subject: string; text(link: string): string }>;

const resetWords: Words = {
  en: {
    subject: 'Reset your password',
    text: (link) =>
      `A new password was requested for your WaQtor account.\n\nChoose a new password within 1 hour:\n${link}\n\nIf you did not request it, ignore this e-mail. Your password stays the same.`,
  },
  fr: {
    subject: 'Réinitialisez votre mot de passe',
    text: (link) =>
      `Un nouveau mot de passe a été demandé pour votre compte WaQtor.\n\nChoisissez un nouveau mot de passe dans l’heure\u00a0:\n${link}\n\nSi vous n’êtes pas à l’origine de cette demande, ignorez cet e-mail. Votre mot de passe reste inchangé.`,
  },
  ar: {
    subject: 'إعادة تعيين كلمة المرور',
    text: (link) =>
      `تلقينا طلبًا لإعادة تعيين كلمة المرور لحسابك على WaQtor.\n\nاختر كلمة مرور جديدة خلال ساعة:\n${link}\n\nإن لم تطلب ذلك فتجاهل هذه الرسالة. تبقى كلمة مرورك كما هي.`,
  },
};

const changedWords: Words = {
  en: {
    subject: 'Your password was changed',
    text: (link) =>
      `The password of your WaQtor account was changed, and all other sessions were ended.\n\nIf you did not change it, choose a new password immediately:\n${link}`,
  },
  fr: {
    subject: 'Votre mot de passe a été modifié',
    text: (link) =>
      `Le mot de passe de votre compte WaQtor a été modifié et toutes les autres sessions ont été fermées.\n\nSi vous n’êtes pas à l’origine de cette modification, choisissez immédiatement un nouveau mot de passe\u00a0:\n${link}`,
  },
  ar: {
    subject: 'تم تغيير كلمة مرورك',
    text: (link) =>
      `تم تغيير كلمة المرور لحسابك على WaQtor وإنهاء كل الجلسات الأخرى.\n\nإن لم تغيّرها بنفسك فاختر كلمة مرور جديدة فورًا:\n${link}`,
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
    subject: 'Finish creating your WaQtor account',
    text: `Finish creating your account within 24 hours:\n${link}\n\nIf you did not request it, ignore this e-mail. No account was created.`,
  };
}

export function accountExistsMail(email: string, link: string): Mail {
  return {
    to: email,
    subject: 'You already have a WaQtor account',
    text: `A sign-up was attempted with your address, but you already have an account. Sign in to it, or reset your password:\n${link}\n\nIf you did not try to sign up, ignore this e-mail.`,
  };
}

function write(words: Words, to: { email: string; locale: string }, link: string): Mail {
  const chosen = words[to.locale] ?? words.en;
  if (!chosen) throw new Error('the English text is missing');
  return { to: to.email, subject: chosen.subject, text: chosen.text(link) };
}
