import { createTransport } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/**
 * Sends e-mails by SMTP. Without SMTP they are printed in the terminal, so that the owner is not locked out.
 */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/**
 * `print` bypasses the logger, because a link must be visible at any log level and must be copyable without
 * escapes.
 */
export function createMailer({
  smtpUrl,
  from,
  print = (text) => void process.stdout.write(text),
}: {
  smtpUrl: string | undefined;
  from: string;
  print?: (text: string) => void;
}): Mailer {
  if (!smtpUrl) {
    return {
      async send({ to, subject, text }) {
        const mail = `To: ${to}\nSubject: ${subject}\n\n${text}`;
        print(
          `\nThis e-mail was not sent, because SMTP_URL is not set:\n\n${indent(withoutControls(mail))}\n\n`,
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

/** Names are user input, and terminals interpret escape sequences. */
const withoutControls = (text: string) => text.replace(/[^\P{Cc}\n]/gu, '');

const indent = (text: string) => text.replace(/^(?=.)/gm, '  ');
