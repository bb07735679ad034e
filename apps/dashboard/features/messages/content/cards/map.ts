/** The size of the drawn map, in pixels. */
export const MAP = { width: 288, height: 132 } as const;
const STEP = 0.01;
const PX_PER_STEP = 56;

export interface Graticule {
  /** All grid lines as one SVG path. */
  net: string;
  /** The labelled grid lines, in degrees. */
  parallels: { at: number; degrees: number }[];
  meridians: { at: number; degrees: number }[];
}

/**
 * A grid of hundredths of a degree, centred on the location. There is no real map: no tile server is
 * contacted, so no third party learns where the customer is.
 */
export function graticule(latitude: number, longitude: number): Graticule {
  const meridians = lines(longitude, MAP.width, 1).map(({ at, degrees }) => ({
    at,
    degrees: degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees,
  }));
  const parallels = lines(latitude, MAP.height, -1).filter(({ degrees }) => Math.abs(degrees) <= 90);
  const net = [
    ...meridians.map(({ at }) => `M${at} 0V${MAP.height}`),
    ...parallels.map(({ at }) => `M0 ${at}H${MAP.width}`),
  ].join('');
  return { net, parallels, meridians };
}

function lines(middle: number, length: number, sign: 1 | -1): { at: number; degrees: number }[] {
  const reach = Math.ceil(length / 2 / PX_PER_STEP);
  const nearest = Math.round(middle / STEP);
  return Array.from({ length: 2 * reach + 1 }, (_, i) => {
    const degrees = Math.round((nearest - reach + i) * 100 * STEP) / 100;
    return {
      at: Math.round((length / 2 + (sign * (degrees - middle) * PX_PER_STEP) / STEP) * 10) / 10,
      degrees,
    };
  }).filter(({ at }) => at >= 0 && at <= length);
}

/** A link that opens the location in the user's map application. */
export function mapLink(latitude: number, longitude: number, name: string, agent: string): string {
  const place = `${latitude},${longitude}`;
  if (/Android/.test(agent)) return `geo:${place}?q=${place}(${encodeURIComponent(name)})`;
  if (/iPhone|iPad|Macintosh/.test(agent))
    return `https://maps.apple.com/?ll=${place}&q=${encodeURIComponent(name)}`;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
}
