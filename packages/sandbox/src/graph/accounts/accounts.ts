import { type Json, stringAt } from '../../json.ts';
import type { Waba, World } from '../../world.ts';
import { ownerOf } from '../numbers/numbers.ts';
import { type NodeType, pickFields } from '../request/fields.ts';
import { listSubscriptions } from './subscriptions.ts';

const ACCOUNT_NODE: NodeType = {
  name: 'WhatsAppBusinessAccount',
  byDefault: [
    ...['name', 'timezone_id', 'message_template_namespace', 'account_review_status'],
    ...['business_verification_status', 'currency', 'ownership_type'],
  ],
  known: new Set([
    ...['on_behalf_of_business_info', 'health_status', 'analytics', 'conversation_analytics'],
    ...['template_analytics', 'pricing_analytics', 'call_analytics', 'primary_funding_id'],
    ...['purchase_order_number', 'auth_international_rate_eligibility', 'linked_commerce_account'],
    ...['solutions', 'schedules', 'assigned_users', 'product_catalogs', 'creation_time'],
  ]),
};

/** Handles `GET {waba}`. */
export function presentAccount(world: World, waba: Waba, fields?: string): Json {
  const all: Json = {
    id: waba.id,
    name: waba.name,
    timezone_id: waba.timezoneId,
    message_template_namespace: `sandbox_${waba.id}`,
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    currency: 'USD',
    country: 'US',
    ownership_type: 'SELF_OWNED',
    status: 'ACTIVE',
    is_enabled_for_insights: true,
    is_shared_with_partners: false,
    marketing_messages_lite_api_status: 'ELIGIBLE',
    marketing_messages_onboarding_status: 'ELIGIBLE',
    disable_marketing_messages_on_cloud_api: false,
    whatsapp_business_manager_messaging_limit: 'TIER_1K',
    owner_business: ownerOf(waba.id),
    owner_business_info: ownerOf(waba.id),
    subscribed_apps: listSubscriptions(world, waba),
  };
  return pickFields(all, fields, ACCOUNT_NODE);
}

/** Handles `POST {waba}`: changes name and time zone. */
export function updateAccount(waba: Waba, parameters: Json): Json {
  waba.name = stringAt(parameters, 'name') ?? waba.name;
  waba.timezoneId = stringAt(parameters, 'timezone_id') ?? waba.timezoneId;
  return { success: true, id: waba.id };
}
