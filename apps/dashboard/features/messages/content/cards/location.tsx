import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import type { ContentOf } from '../types.ts';
import { graticule, MAP, mapLink } from './map.ts';

/** A location: a pin on a drawn coordinate grid, its name, and a link to the user's map application. */
export function LocationBody({ content }: { content: ContentOf<'location'> }) {
  const t = useTranslations('thread');
  const { latitude, longitude, name, address } = content;
  const title = name ?? t('location');
  return (
    <a
      href={mapLink(latitude, longitude, title, navigator.userAgent)}
      target="_blank"
      rel="noopener noreferrer"
      className="-mx-2 my-0.5 block w-72 max-w-[calc(100%+1rem)] overflow-hidden rounded-xl bg-ink/5 hover:bg-ink/10"
    >
      <MapGrid latitude={latitude} longitude={longitude} />
      <span className="block px-2 py-1.5">
        <span dir="auto" className="block break-words font-medium">
          {title}
        </span>
        {address && (
          <span dir="auto" className="block break-words text-muted text-sm">
            {address}
          </span>
        )}
        <bdi dir="ltr" className="text-muted text-xs tabular-nums">{`${latitude}, ${longitude}`}</bdi>
        <span className="block text-read text-sm">{t('openMap')}</span>
      </span>
    </a>
  );
}

function MapGrid({ latitude, longitude }: { latitude: number; longitude: number }) {
  const format = useFormatter();
  const { net, parallels, meridians } = graticule(latitude, longitude);
  const { width, height } = MAP;
  const degrees = (value: number) => `${format.number(value, { minimumFractionDigits: 2 })}°`;
  const parallel = parallels[0];
  const meridian = meridians[0];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      direction="ltr"
      className="block w-full bg-accent-soft text-[9px]"
    >
      <path d={net} className="stroke-accent opacity-30" />
      {parallel && (
        <text x={width - 4} y={parallel.at - 3} textAnchor="end" className="fill-muted">
          {degrees(parallel.degrees)}
        </text>
      )}
      {meridian && (
        <text x={meridian.at + 3} y={10} className="fill-muted">
          {degrees(meridian.degrees)}
        </text>
      )}
      <circle cx={width / 2} cy={height / 2} r="22" className="fill-accent opacity-15" />
      <path
        d={`M${width / 2} ${height / 2}c-9-11-13-16-13-22a13 13 0 1 1 26 0c0 6-4 11-13 22z`}
        className="fill-accent"
      />
      <circle cx={width / 2} cy={height / 2 - 22} r="4.5" className="fill-accent-ink" />
    </svg>
  );
}
