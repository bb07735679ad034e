/** What the people who speak it call a language of WhatsApp, for example `fr` or `en_US`; its code when nobody knows. */
export function languageName(code: string): string {
  const tag = code.replaceAll('_', '-');
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? code;
  } catch {
    return code;
  }
}
