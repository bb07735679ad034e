/** Media types of links by extension, as far as WhatsApp refuses them as a photo, a recording or a film. */
const typeByExtension: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  heif: 'image/heif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  wav: 'audio/wav',
  flac: 'audio/flac',
  aif: 'audio/aiff',
  aiff: 'audio/aiff',
  wma: 'audio/x-ms-asf',
  avi: 'video/vnd.avi',
  mkv: 'video/matroska',
  mov: 'video/quicktime',
  webm: 'video/webm',
  '7z': 'application/x-7z-compressed',
  rar: 'application/x-rar-compressed',
  zip: 'application/zip',
};

/**
 * Returns the media type that a link's extension names, if WhatsApp is known to refuse it as some kind. The
 * server does not request links, because WhatsApp does; any other type is WhatsApp's to judge.
 */
export function typeOfLink(link: string): string | undefined {
  return typeByExtension[extensionOf(link)];
}

/** The extension in a URL's path, in lower case; empty if there is none. */
export function extensionOf(link: string): string {
  const name = new URL(link).pathname.split('/').at(-1) ?? '';
  return name.includes('.') ? (name.split('.').at(-1)?.toLowerCase() ?? '') : '';
}
