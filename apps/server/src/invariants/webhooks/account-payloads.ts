import type { Json, Payload } from './payload.ts';

function account(field: string, value: Json, item = field): Payload {
  return { field, value, item };
}

/** Webhooks about the account, its numbers and its templates, in Meta's format. Every string and number is unique. */
export const accountPayloads: Record<string, Payload> = {
  'a rejected template': account(
    'message_template_status_update',
    {
      event: 'REJECTED',
      message_template_id: 1300000000017,
      message_template_name: 'spring_sale',
      message_template_language: 'ar_MA',
      reason: 'TAG_CONTENT_MISMATCH',
      message_template_category: 'MARKETING',
      rejection_info: { reason: 'looks like an OTP', recommendation: 'say less' },
    },
    'REJECTED',
  ),
  'a paused template': account(
    'message_template_status_update',
    {
      event: 'PAUSED',
      message_template_id: 1300000000018,
      message_template_name: 'winter_sale',
      message_template_language: 'fr',
      reason: null,
      other_info: { title: 'FIRST_PAUSE', description: 'paused for 3 hours' },
    },
    'PAUSED',
  ),
  'a template whose quality sank': account(
    'message_template_quality_update',
    { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW', message_template_id: 1300000000019 },
    'YELLOW',
  ),
  'a template that was edited': account('message_template_components_update', {
    message_template_id: 1300000000020,
    message_template_element: 'Salam {{1}}',
    message_template_buttons: [
      { message_template_button_type: 'URL', message_template_button_url: 'https://a.example/7' },
    ],
  }),
  'a template in another category': account(
    'template_category_update',
    { message_template_id: 1300000000021, previous_category: 'UTILITY', new_category: 'MARKETING' },
    'MARKETING',
  ),
  'a number whose quality sank': account(
    'phone_number_quality_update',
    {
      display_phone_number: '972123456789',
      event: 'FLAGGED',
      current_limit: 'TIER_250',
      old_limit: 'TIER_2K',
    },
    'FLAGGED',
  ),
  'a name that was approved': account(
    'phone_number_name_update',
    {
      display_phone_number: '972123456789',
      decision: 'APPROVED',
      requested_verified_name: 'Café Atlas & Fils',
    },
    'APPROVED',
  ),
  'a restricted account': account(
    'account_update',
    {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1760999999 }],
      violation_info: { violation_type: 'SPAM_2' },
      ban_info: { waba_ban_state: ['SCHEDULE_FOR_DISABLE'], waba_ban_date: 'May 4, 2027' },
    },
    'ACCOUNT_RESTRICTION',
  ),
  'an alert': account(
    'account_alerts',
    {
      entity_type: 'PHONE_NUMBER',
      entity_id: 1700000000003,
      alert_info: {
        alert_severity: 'WARNING',
        alert_status: 'ACTIVE',
        alert_type: 'LOW_QUALITY',
        alert_description: 'mind it',
      },
    },
    'LOW_QUALITY',
  ),
  'a reviewed account': account('account_review_update', { decision: 'REJECTED' }, 'REJECTED'),
  'other limits': account('business_capability_update', {
    max_daily_conversation_per_phone: 2000,
    max_phone_numbers_per_business: 25,
    max_daily_conversations_per_business: 'TIER_2K',
  }),
  'a changed PIN': account(
    'security',
    { display_phone_number: '972123456789', event: 'PIN_CHANGED', requester: '61555000017' },
    'PIN_CHANGED',
  ),
  'an unknown field': account(
    'telepathy_update',
    { thought: 'seventeen', by: { whom: 'nobody' } },
    'unknown',
  ),
};
