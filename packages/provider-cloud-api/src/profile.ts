import type { BusinessProfile } from '@waqtor/provider';
import { type GraphClient, isJson, type Json } from './graph/client.ts';
import { refuse } from './send/refuse.ts';
import { wordOf } from './webhook/reading/read.ts';

const texts = ['about', 'address', 'description', 'email', 'vertical'] as const;

function pathOf(graph: GraphClient): string {
  return `${graph.credentials.phoneNumberId}/whatsapp_business_profile`;
}

/** Returns the business's public profile; empty fields are left out. */
export async function getProfile(graph: GraphClient): Promise<BusinessProfile> {
  const fields = [...texts, 'websites', 'profile_picture_url'].join(',');
  const answer = await graph.get(`${pathOf(graph)}?fields=${fields}`);
  const first: unknown = Array.isArray(answer.data) ? answer.data[0] : undefined;
  const found = isJson(first) ? first : {};
  // Some versions of Graph nest the profile one level deeper.
  return presentProfile(isJson(found.business_profile) ? found.business_profile : found);
}

function presentProfile(found: Json): BusinessProfile {
  const profile: BusinessProfile = {};
  for (const key of texts) {
    const text = wordOf(found[key]);
    if (text !== undefined) profile[key] = text;
  }
  const picture = wordOf(found.profile_picture_url);
  if (picture !== undefined) profile.profilePictureUrl = picture;
  if (Array.isArray(found.websites)) {
    profile.websites = found.websites.filter((site) => typeof site === 'string');
  }
  return profile;
}

/** Changes the given fields of the profile. Meta accepts a new picture only as an upload, not as a URL. */
export async function updateProfile(graph: GraphClient, profile: BusinessProfile): Promise<void> {
  const { profilePictureUrl, ...changes } = profile;
  if (profilePictureUrl !== undefined) throw refuse('The profile picture cannot be set by its address.');
  await graph.post(pathOf(graph), { messaging_product: 'whatsapp', ...changes });
}
