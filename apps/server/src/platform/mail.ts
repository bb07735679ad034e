import { createTransport } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends one e-mail through SMTP; without SMTP it is printed in the terminal, so that nobody is locked out. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** `print` writes to the terminal itself: a link must be seen whatever the log level, and be copied without escapes. */
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
          `\nAn e-mail that is not sent, because no SMTP_URL is set:\n\n${indent(withoutControls(mail))}\n\n`,
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

/** Names are chosen by strangers, and a terminal obeys escape sequences. */
const withoutControls = (text: string) => text.replace(/[^\P{Cc}\n]/gu, '');

const indent = (text: string) => text.replace(/^(?=.)/gm, '  ');
