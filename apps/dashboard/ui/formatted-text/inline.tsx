import { Fragment, type ReactNode } from 'react';

/*
 * Inline formatting: styles, links, e-mail addresses, phone numbers. A marker counts only at a word boundary.
 * Every pattern is bounded by its closing marker or its word, so that hostile text is parsed in linear time.
 */
const before = '(?<![\\p{L}\\p{N}])';
const after = '(?![\\p{L}\\p{N}])';
const betweenMarkers = (mark: string) =>
  `${before}[${mark}]([^\\s${mark}](?:[^${mark}\\n]*[^\\s${mark}])?)[${mark}]${after}`;
const patterns = {
  fixed: '```([\\s\\S]+?)```',
  code: '`([^`\\n]+)`',
  bold: betweenMarkers('*'),
  italic: betweenMarkers('_'),
  struck: betweenMarkers('~'),
  link: '(https?:\\/\\/[^\\s<>"]*[^\\s<>".,;:!?)\\]\'»،؟])',
  site: `${before}(www\\.[^\\s<>"]*[^\\s<>".,;:!?)\\]'»،؟])`,
  mail: '(?<![\\w.+-])([\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+)',
  phone: `(?<![\\p{L}\\p{N}+.])((?:\\+\\d|0\\d{2})(?:[ .()-]{0,2}\\d){6,13})${after}`,
} as const;
type Kind = keyof typeof patterns;
const names = Object.keys(patterns) as Kind[];

/** Renders the inline formatting of a line. `mentions` are names that are highlighted after an @. */
export function InlineText({ text, mentions = [] }: { text: string; mentions?: readonly string[] }) {
  return <>{renderInline(text, mentions)}</>;
}

const webPattern = new RegExp(`${patterns.link}|${patterns.site}`, 'gu');

/** The addresses of the web links in a text, in its order. */
export function webLinksIn(text: string): string[] {
  return [...text.matchAll(webPattern)].map(([, link, site]) => link ?? `https://${site}`);
}

function renderInline(text: string, mentions: readonly string[]): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const found of text.matchAll(patternOf(mentions))) {
    if (found.index > end) parts.push(text.slice(end, found.index));
    parts.push(<Fragment key={found.index}>{renderMatch(found, mentions)}</Fragment>);
    end = found.index + found[0].length;
  }
  if (parts.length === 0) return text;
  return [...parts, text.slice(end)];
}

function renderMatch(found: RegExpMatchArray, mentions: readonly string[]): ReactNode {
  const at = names.findIndex((_, i) => found[i + 1] !== undefined);
  const inner = found[at + 1] ?? found[0];
  switch (names[at]) {
    case 'fixed':
    case 'code':
      return (
        <code className="rounded bg-ink/5 px-1 font-mono text-[0.93em] whitespace-pre-wrap">{inner}</code>
      );
    case 'bold':
      return <strong>{renderInline(inner, mentions)}</strong>;
    case 'italic':
      return <em>{renderInline(inner, mentions)}</em>;
    case 'struck':
      return <s>{renderInline(inner, mentions)}</s>;
    case 'link':
      return <Link href={inner}>{inner}</Link>;
    case 'site':
      return <Link href={`https://${inner}`}>{inner}</Link>;
    case 'mail':
      return <Link href={`mailto:${inner}`}>{inner}</Link>;
    case 'phone':
      return <Link href={`tel:${inner.replace(/[^+\d]/g, '')}`}>{inner}</Link>;
    default:
      return <mark className="rounded bg-accent-soft px-0.5 font-medium text-ink">{inner}</mark>;
  }
}

function Link({ href, children }: { href: string; children: string }) {
  const isWeb = href.startsWith('http');
  return (
    <a
      href={href}
      dir={isWeb ? undefined : 'ltr'}
      {...(isWeb ? { target: '_blank', rel: 'noopener noreferrer nofollow' } : {})}
      className="text-read underline"
    >
      {children}
    </a>
  );
}

const plainPattern = buildPattern([]);
function patternOf(mentions: readonly string[]): RegExp {
  return mentions.length === 0 ? plainPattern : buildPattern(mentions);
}
function buildPattern(mentions: readonly string[]): RegExp {
  const own = mentions.map((name) => `@${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${after}`);
  return new RegExp([...Object.values(patterns), ...own].join('|'), 'gu');
}
