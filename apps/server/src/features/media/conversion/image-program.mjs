// @ts-check
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';

/*
 * A program of its own: reads an image from standard input, and writes one line of JSON (an `ImageReport`)
 * and the converted image to standard output. A process, because native decoders can crash, because its
 * memory is returned to the system, and because it can be killed. Plain JavaScript, so that Node starts it
 * without a compiler.
 */

/**
 * @typedef {object} Limits
 * @property {number} maxBytes of the converted image
 * @property {number} maxSide longest side of the converted image, in pixels
 * @property {number} maxPixels of the source
 * @property {number} maxMemoryBytes of this process
 * @property {number} maxMs
 * @property {{ side: number, bytes: number, animatedBytes: number } | null} sticker a WebP image that fits is
 *   left unchanged
 */
/** @typedef {{ data: Buffer, width: number, height: number, channels: 1 | 2 | 3 | 4 }} Pixels */

/** @type {Limits} */
const limits = JSON.parse(process.argv[2] ?? '');
/** Quality steps of JPEG, tried before the image is made smaller. */
const QUALITIES = [88, 78];
const MAX_SHRINKS = 6;
/** Lossy formats make opaque pixels a little transparent, which is invisible. */
const LEAST_OPAQUE = 250;
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

// Native and WebAssembly decoders block this thread or run outside it; another thread watches over them.
new Worker(
  `const { maxMemoryBytes, maxMs } = require('node:worker_threads').workerData;
   setInterval(() => {
     if (process.memoryUsage.rss() > maxMemoryBytes || performance.now() > maxMs) process.kill(process.pid, 'SIGKILL');
   }, 20);`,
  { eval: true, workerData: limits },
).unref();

sharp.cache(false);
sharp.concurrency(1);
// Only these decoders read what strangers send.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map((name) => `VipsForeignLoad${name}`),
});

try {
  await convert(await buffer(process.stdin));
} catch (error) {
  report({ failure: 'unreadable', reason: String(error instanceof Error ? error.message : error) });
}

/** @param {Buffer} source */
async function convert(source) {
  // Reading only the header is safe, whatever dimensions it declares.
  const header = await sharp(source, { limitInputPixels: false }).metadata();
  const { width, height } = header;
  if (width * height > limits.maxPixels) return report({ failure: 'too_many_pixels', width, height });
  if (isSticker(source, header)) return report({ result: 'unchanged' });
  if (header.format === 'heif' && header.compression === 'hevc') {
    return await write(shrunk(await decodeHeic(source)), 'heif');
  }
  const image = sharp(source, {
    failOn: 'error',
    limitInputPixels: limits.maxPixels,
    sequentialRead: true,
  });
  if (isSendable(source, header)) {
    await image.stats(); // reads every pixel: a truncated image fails here
    return report({ result: 'unchanged' });
  }
  await write(shrunk(image.autoOrient()), header.format);
}

/**
 * @param {Buffer} source
 * @param {import('sharp').Metadata} header
 */
function isSendable(source, { format, space, depth, width, height, exif, xmp, iptc, comments, orientation }) {
  const isKnown = format === 'jpeg' || format === 'png';
  const isPlain = depth === 'uchar' && (space === 'srgb' || space === 'b-w');
  const isPrivate = !exif && !xmp && !iptc && !comments?.length && (orientation ?? 1) === 1;
  const isSmall = source.length <= limits.maxBytes && Math.max(width, height) <= limits.maxSide;
  return isKnown && isPlain && isPrivate && isSmall;
}

/**
 * @param {Buffer} source
 * @param {import('sharp').Metadata} header
 */
function isSticker(source, { format, width, height, pages = 1 }) {
  if (!limits.sticker || format !== 'webp') return false;
  const { side, bytes, animatedBytes } = limits.sticker;
  return width === side && height === side && source.length <= (pages > 1 ? animatedBytes : bytes);
}

/** @param {import('sharp').Sharp} image */
function shrunk(image, side = limits.maxSide) {
  return image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
}

/**
 * @param {import('sharp').Sharp} image
 * @param {string} from
 */
async function write(image, from) {
  const { data, info } = await image.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({
    resolveWithObject: true,
  });
  const pixels = { data, width: info.width, height: info.height, channels: info.channels };
  const isTransparent = hasTransparency(pixels);
  if (from === 'png' && !isTransparent) {
    const png = await encode('image/png', pixels, { isOpaque: true });
    if (png.length <= limits.maxBytes) return deliver('image/png', png);
  }
  await fit(isTransparent ? 'image/png' : 'image/jpeg', pixels);
}

/**
 * Encodes with falling quality, then with falling dimensions.
 * @param {'image/png' | 'image/jpeg'} type
 * @param {Pixels} pixels
 */
async function fit(type, pixels) {
  let side = Math.max(pixels.width, pixels.height);
  for (let shrinks = 0; shrinks < MAX_SHRINKS; shrinks += 1) {
    let bytes = 0;
    for (const quality of type === 'image/png' ? [100] : QUALITIES) {
      const output = await encode(type, pixels, { side, quality });
      if (output.length <= limits.maxBytes) return deliver(type, output);
      bytes = output.length;
    }
    side = Math.max(1, Math.floor(side * Math.min(0.8, Math.sqrt(limits.maxBytes / bytes) * 0.9)));
  }
  report({ failure: 'unreadable', reason: 'the image cannot be made small enough' });
}

/**
 * @param {'image/png' | 'image/jpeg'} type
 * @param {Pixels} pixels
 */
async function encode(
  type,
  pixels,
  { side = limits.maxSide, quality = 100, isOpaque = type === 'image/jpeg' } = {},
) {
  const image = shrunk(sharp(pixels.data, { raw: pixels }), side);
  if (isOpaque) image.removeAlpha();
  return await (type === 'image/png' ? image.png() : image.jpeg({ quality })).toBuffer();
}

/** @param {Pixels} pixels */
function hasTransparency({ data, channels }) {
  if (channels !== 2 && channels !== 4) return false;
  for (let at = channels - 1; at < data.length; at += channels)
    if ((data[at] ?? 255) < LEAST_OPAQUE) return true;
  return false;
}

/**
 * HEIC needs a decoder of HEVC, which sharp does not include.
 * @param {Buffer} source
 */
async function decodeHeic(source) {
  if (!HEIC_BRANDS.includes(source.toString('latin1', 8, 12))) throw new Error('not a HEIC image');
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  await libheif.ready;
  const images = new libheif.HeifDecoder().decode(source);
  const image = images.find((/** @type {any} */ it) => it.is_primary?.()) ?? images[0];
  if (!image) throw new Error('the file contains no image');
  const width = image.get_width();
  const height = image.get_height();
  if (width * height > limits.maxPixels) throw new Error('the image is larger than declared');
  /** @type {{ data: Uint8ClampedArray } | null} */
  const shown = await new Promise((resolve) =>
    image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, resolve),
  );
  if (!shown) throw new Error('the image cannot be decoded');
  const { buffer: bytes, byteOffset, byteLength } = shown.data;
  return sharp(Buffer.from(bytes, byteOffset, byteLength), { raw: { width, height, channels: 4 } });
}

/**
 * @param {string} mimeType
 * @param {Buffer} image
 */
function deliver(mimeType, image) {
  report({ result: 'converted', mimeType }, image);
}

/**
 * @param {object} result
 * @param {Buffer} [image]
 */
function report(result, image) {
  process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(result)}\n`), image ?? Buffer.alloc(0)]));
}
