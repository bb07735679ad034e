/** The native name of a WhatsApp language code, such as `fr` or `en_US`; the code itself if it is unknown. */
export function languageName(code: string): string {
  const tag = code.replaceAll('_', '-');
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? code;
  } catch {
    return code;
  }
}
