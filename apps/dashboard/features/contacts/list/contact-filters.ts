import type { Schemas } from '../../../lib/api.ts';

export type Contact = Schemas['Contact'];
export const consentStates = ['allowed', 'opted_out', 'suppressed'] as const;

/** Filters of the contact table; the names match the address bar and the API query. */
export interface ContactFilters {
  q?: string;
  /** Comma-separated ids. */
  tags?: string;
  tagMatch?: 'all';
  withoutTags?: string;
  consent?: (typeof consentStates)[number];
  hasPhone?: 'true' | 'false';
  language?: string;
  /** Dates as `YYYY-MM-DD`, in the user's time zone. */
  from?: string;
  to?: string;
  attribute?: string;
  attributeValue?: string;
  sort?: 'name';
}

const names = [
  'q',
  'tags',
  'tagMatch',
  'withoutTags',
  'consent',
  'hasPhone',
  'language',
  'from',
  'to',
  'attribute',
  'attributeValue',
  'sort',
] as const;
const allowed: { [Name in (typeof names)[number]]?: RegExp } = {
  tags: /^tag_[0-9a-f]{32}(,tag_[0-9a-f]{32}){0,9}$/,
  withoutTags: /^tag_[0-9a-f]{32}(,tag_[0-9a-f]{32}){0,9}$/,
  tagMatch: /^all$/,
  consent: /^(allowed|opted_out|suppressed)$/,
  hasPhone: /^(true|false)$/,
  from: /^\d{4}-\d\d-\d\d$/,
  to: /^\d{4}-\d\d-\d\d$/,
  sort: /^name$/,
};

/** Parses the filters from the URL; invalid values are ignored. */
export function readFilters(params: URLSearchParams): ContactFilters {
  const entries = names.flatMap((name) => {
    const value = params.get(name)?.slice(0, 400);
    return value && (allowed[name]?.test(value) ?? true) ? [[name, value]] : [];
  });
  const filters: ContactFilters = Object.fromEntries(entries);
  if (filters.attribute === undefined) delete filters.attributeValue;
  if (filters.tags === undefined) delete filters.tagMatch;
  return filters;
}

/** The inverse of `readFilters`; other parameters of the URL are kept. */
export function writeFilters(params: URLSearchParams, filters: ContactFilters): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of names) {
    if (filters[name]) next.set(name, filters[name]);
    else next.delete(name);
  }
  return next;
}

/** The query of `GET /contacts/count` and `/export`; `GET /contacts` also takes the sort order. */
export function toQuery({ from, to, sort: _sort, ...filters }: ContactFilters): Record<string, string> {
  const query: Record<string, string> = { ...filters };
  if (from) query.createdAfter = startOf(from, 0);
  if (to) query.createdBefore = startOf(to, 1);
  return query;
}

function startOf(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}

/** Whether any filter is set; the sort order does not count. */
export function isFiltered({ sort: _sort, ...filters }: ContactFilters): boolean {
  return Object.keys(filters).length > 0;
}

/**
 * Whether the server would list this contact; undefined if only the server can decide (search text,
 * attributes).
 */
export function isListed(filters: ContactFilters, contact: Contact): boolean | undefined {
  const { tags, withoutTags, consent, hasPhone, language } = filters;
  const hasTag = (id: string) => contact.tags.some((tag) => tag.id === id);
  const wanted = tags?.split(',') ?? [];
  if (wanted.length > 0 && !(filters.tagMatch ? wanted.every(hasTag) : wanted.some(hasTag))) return false;
  if (withoutTags?.split(',').some(hasTag)) return false;
  if (consent === 'opted_out' && !contact.optedOutAt) return false;
  if (consent === 'suppressed' && !contact.suppressedAt) return false;
  if (consent === 'allowed' && (contact.optedOutAt || contact.suppressedAt)) return false;
  if (hasPhone !== undefined && (hasPhone === 'true') !== (contact.phone !== null)) return false;
  if (language && contact.language !== language) return false;
  const { createdAfter, createdBefore } = toQuery(filters);
  if (createdAfter && contact.createdAt < createdAfter) return false;
  if (createdBefore && contact.createdAt >= createdBefore) return false;
  if (filters.attribute && !(filters.attribute in contact.attributes)) return false;
  return filters.q || filters.attributeValue ? undefined : true;
}
