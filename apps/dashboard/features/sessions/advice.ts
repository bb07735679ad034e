const token = new Set([0, 10, 102, 104, 190]);
const payment = new Set([131042]);
const restricted = new Set([131048, 368, 131031, 130497, 131037, 131064]);
const busy = new Set([4, 17, 80007, 130429, 131057, 2494100]);

/** Returns the translation keys of the advice for a session error, by WhatsApp's error code. */
export function adviceFor(code: string) {
  const number = /^\d+$/.test(code) ? Number(code) : undefined;
  if (number === undefined) return 'adviceOther';
  if (token.has(number) || (number >= 200 && number <= 299)) return 'adviceToken';
  if (payment.has(number)) return 'advicePayment';
  if (restricted.has(number)) return 'adviceRestricted';
  return busy.has(number) ? 'adviceBusy' : 'adviceOther';
}
