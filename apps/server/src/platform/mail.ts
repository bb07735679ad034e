import { createTransport } from 'nodemailer';
import type { Logger } from './log.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends one e-mail through SMTP; without SMTP the text is printed in the server log, so that nobody is locked out. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

export function createMailer(options: { smtpUrl: string | undefined; from: string; log: Logger }): Mailer {
  const { smtpUrl, from, log } = options;
  if (!smtpUrl) {
    return {
      async send({ to, subject, text }) {
        log.warn(
          `No SMTP_URL is set, so this e-mail is printed instead.\nTo: ${to}\nSubject: ${subject}\n\n${text}`,
        );
      },
    };
  }
  const transport = createTransport(smtpUrl);
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail });
    },
  };
}
