import { type PhoneNumberInfo, ProviderError } from '@waqtor/provider';
import { type GraphClient, isJson, type Json } from './graph/client.ts';
import { phoneOf } from './webhook/reading/parties.ts';
import { wordOf } from './webhook/reading/read.ts';

const basicFields = ['id', 'display_phone_number', 'verified_name', 'quality_rating', 'throughput'];
/** Not every Graph version has these fields, and one unknown field fails the whole call. */
const newerFields = ['status', 'is_on_biz_app', 'whatsapp_business_manager_messaging_limit'];

/**
 * Messages per second by Meta's throughput level. A number that is also used in the phone app has a lower
 * limit.
 */
const throughputs: Readonly<Record<string, number>> = { STANDARD: 80, HIGH: 1_000 };
const coexistenceThroughput = 20;

const messagingLimits: Readonly<Record<string, number | null>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1_000,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: null,
};

/** The number's properties at Meta. */
export async function getPhoneNumber(graph: GraphClient): Promise<PhoneNumberInfo> {
  return presentNumber(await readNumber(graph));
}

/** The number's object as returned by Graph. */
export async function readNumber(graph: GraphClient): Promise<Json> {
  const path = (fields: string[]) => `${graph.credentials.phoneNumberId}?fields=${fields.join(',')}`;
  try {
    return await graph.get(path([...basicFields, ...newerFields]));
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 100) throw error;
    return graph.get(path(basicFields));
  }
}

export function presentNumber(number: Json): PhoneNumberInfo {
  const phoneNumber = phoneOf(number.display_phone_number);
  if (phoneNumber === undefined) {
    throw new ProviderError('transient', 'WhatsApp did not return the phone number.', { certain: true });
  }
  const info: PhoneNumberInfo = { phoneNumber, raw: number };
  const displayName = wordOf(number.verified_name);
  if (displayName !== undefined) info.displayName = displayName;
  const quality = wordOf(number.quality_rating);
  if (quality !== undefined) info.quality = quality;
  const throughput = throughputOf(number);
  if (throughput !== undefined) info.throughput = throughput;
  const tier = wordOf(number.whatsapp_business_manager_messaging_limit);
  const limit = tier === undefined ? undefined : messagingLimits[tier];
  if (limit !== undefined) info.messagingLimit = limit;
  return info;
}

function throughputOf(number: Json): number | undefined {
  if (number.is_on_biz_app === true) return coexistenceThroughput;
  const level = isJson(number.throughput) ? wordOf(number.throughput.level) : undefined;
  return level === undefined ? undefined : throughputs[level];
}
