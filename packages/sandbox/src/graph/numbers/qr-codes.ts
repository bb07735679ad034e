import { type Json, stringAt } from '../../json.ts';
import type { BusinessNumber, World } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { missing } from '../request/checks.ts';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * Handles `POST {pnid}/message_qrdls`: creates a short link with a prefilled message, or changes one by its
 * code.
 */
export function saveQrCode(world: World, number: BusinessNumber, body: unknown): Json {
  const text = stringAt(body, 'prefilled_message');
  if (!text) throw missing('prefilled_message');
  if (text.length > 140)
    throw new GraphError(100, 'Invalid prefilled_message length. Maximum 140 characters allowed');
  const given = stringAt(body, 'code');
  if (given !== undefined && !number.qrCodes.has(given)) throw noSuchCode();
  const code =
    given ?? Array.from({ length: 14 }, () => LETTERS[Math.floor(world.random() * LETTERS.length)]).join('');
  number.qrCodes.set(code, text);
  const image = stringAt(body, 'generate_qr_image');
  return {
    ...present(code, text),
    ...(image ? { qr_image_url: `https://scontent.whatsapp.net/qr/${code}.${image.toLowerCase()}` } : {}),
  };
}

const present = (code: string, text: string): Json => ({
  code,
  prefilled_message: text,
  deep_link_url: `https://wa.me/message/${code}`,
});

const noSuchCode = (): GraphError =>
  new GraphError(100, 'QR code not found', { httpStatus: 404, subcode: 2388050 });

export const listQrCodes = (number: BusinessNumber): Json => ({
  data: [...number.qrCodes].map(([code, text]) => present(code, text)),
});

export function getQrCode(number: BusinessNumber, code: string): Json {
  const text = number.qrCodes.get(code);
  if (text === undefined) throw noSuchCode();
  return { data: [present(code, text)] };
}

export function deleteQrCode(number: BusinessNumber, code: string): Json {
  if (!number.qrCodes.delete(code)) throw noSuchCode();
  return { success: true };
}
