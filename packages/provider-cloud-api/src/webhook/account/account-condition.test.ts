import { expect, test } from 'vitest';
import { parseWebhook } from '../parse.ts';

/** The condition that a change of this field reports. */
function conditionOf(field: string, value: object) {
  const [event] = parseWebhook({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', time: 1_760_000_000, changes: [{ field, value }] }],
  });
  return event?.type === 'account' ? event.condition : undefined;
}

const ban = (ban_info: unknown) => ({ event: 'DISABLED_UPDATE', ban_info });
const alert = (fields: object) => ({ alert_info: { alert_type: 'OBA_DENIED', ...fields } });
const quality = (event: string, fields: object = {}) => ({ event, ...fields });

test.each<[field: string, value: object, condition: object | undefined]>([
  [
    'account_update',
    { event: 'ACCOUNT_DELETED' },
    { about: 'account', code: 'account_deleted', state: 'logged_out' },
  ],
  ['account_update', ban({ waba_ban_state: 'REINSTATE' }), { about: 'account', code: null }],
  ['account_update', ban({ waba_ban_state: ['DISABLE', 'REINSTATE'] }), { about: 'account', code: null }],
  [
    ...([
      'account_update',
      ban({ waba_ban_state: 'SCHEDULE_FOR_DISABLE', waba_ban_date: '2026-01-01' }),
    ] as const),
    { about: 'account', code: 'account_disable_scheduled', state: 'degraded', reason: '2026-01-01' },
  ],
  [
    'account_update',
    ban({ waba_ban_state: 'DISABLE' }),
    { about: 'account', code: 'account_disabled', state: 'banned' },
  ],
  ['account_update', ban('now'), { about: 'account', code: 'account_disabled', state: 'banned' }],
  ['account_update', { event: 'ACCOUNT_REINSTATED' }, { about: 'account', code: null }],
  [
    ...([
      'account_update',
      { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SCAM' } },
    ] as const),
    { about: 'violation', code: 'account_violation', reason: 'SCAM' },
  ],
  ['account_update', { event: 'ACCOUNT_VIOLATION' }, { about: 'violation', code: 'account_violation' }],
  [
    'account_update',
    { event: 'PARTNER_REMOVED' },
    { about: 'access', code: 'access_removed', state: 'logged_out' },
  ],
  ['account_offboarded', { event: 'ACCOUNT_OFFBOARDED' }, { about: 'access', code: 'access_removed' }],
  ['account_reconnected', { event: 'account_reconnected' }, { about: 'access', code: null }],
  ['account_update', { event: 'PARTNER_APP_INSTALLED' }, { about: 'access', code: null }],
  ['account_update', { event: 'PHONE_NUMBER_REMOVED' }, { about: 'access', code: 'number_removed' }],
  [
    'account_update',
    { event: 'ACCOUNT_RESTRICTION', restriction_info: [] },
    { about: 'restriction', code: null },
  ],
  [
    'account_update',
    {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [
        { restriction_type: 'RESTRICTED_ADD' },
        'x',
        { restriction_type: 'RESTRICTED_SEND' },
        {},
      ],
    },
    { about: 'restriction', code: 'account_restricted', reason: 'RESTRICTED_ADD, RESTRICTED_SEND' },
  ],
  ['account_update', { event: 'ACCOUNT_RESTRICTION' }, { code: 'account_restricted', state: 'restricted' }],
  ['account_update', { event: 'VERIFIED_ACCOUNT' }, undefined],
  [
    'account_alerts',
    alert({ alert_severity: 'CRITICAL', alert_description: 'Denied' }),
    { reason: 'Denied' },
  ],
  [
    'account_alerts',
    alert({ alert_severity: 'warning' }),
    { about: 'alert', code: 'account_alert', reason: 'OBA_DENIED' },
  ],
  ['account_alerts', { alert_type: 'X', alert_severity: 'WARNING' }, { code: 'account_alert', reason: 'X' }],
  [
    'account_alerts',
    alert({ alert_severity: 'CRITICAL', alert_status: 'resolved' }),
    { about: 'alert', code: null },
  ],
  ['account_alerts', alert({ alert_severity: 'INFORMATIONAL' }), undefined],
  [
    'account_review_update',
    { decision: 'REJECTED' },
    { about: 'review', code: 'review_rejected', state: 'restricted' },
  ],
  ['account_review_update', { decision: 'APPROVED' }, { about: 'review', code: null }],
  ['account_review_update', { decision: 'PENDING' }, undefined],
  [
    'phone_number_quality_update',
    quality('FLAGGED'),
    { code: 'quality_flagged', properties: { quality: 'RED' } },
  ],
  [
    ...(['phone_number_quality_update', quality('UNFLAGGED', { current_limit: 'TIER_10K' })] as const),
    { about: 'quality', code: null, properties: { messagingLimit: 10_000 } },
  ],
  [
    ...(['phone_number_quality_update', quality('DOWNGRADE', { current_limit: 'TIER_250' })] as const),
    { about: 'limit', code: 'limit_lowered', reason: 'TIER_250', properties: { messagingLimit: 250 } },
  ],
  [
    'phone_number_quality_update',
    quality('UPGRADE', { max_daily_conversations_per_business: 'TIER_UNLIMITED' }),
    { about: 'limit', code: null, properties: { messagingLimit: null } },
  ],
  [
    'phone_number_quality_update',
    quality('ONBOARDING', { current_limit: 'TIER_MANY' }),
    { code: null, properties: {} },
  ],
  ['phone_number_quality_update', quality('DANCE'), undefined],
  [
    ...(['phone_number_name_update', { decision: 'APPROVED', requested_verified_name: 'Dates' }] as const),
    { about: 'name', code: null, properties: { displayName: 'Dates' } },
  ],
  ['phone_number_name_update', { decision: 'APPROVED' }, { about: 'name', code: null, properties: {} }],
  [
    ...(['phone_number_name_update', { decision: 'REJECTED', rejection_reason: 'NAME_EMPLOYEE' }] as const),
    { about: 'name', code: 'name_rejected', reason: 'NAME_EMPLOYEE' },
  ],
  ['phone_number_name_update', { decision: 'DEFERRED', rejection_reason: 'NONE' }, { code: 'name_rejected' }],
  ['phone_number_name_update', { decision: 'WAITING' }, undefined],
  [
    'business_capability_update',
    { max_daily_conversation_per_phone: 1_000 },
    { properties: { messagingLimit: 1_000 } },
  ],
  [
    'business_capability_update',
    { max_daily_conversation_per_phone: -1 },
    { properties: { messagingLimit: null } },
  ],
  [
    'business_capability_update',
    { max_daily_conversations_per_business: 'TIER_2K' },
    { properties: { messagingLimit: 2_000 } },
  ],
  ['business_capability_update', { max_daily_conversation_per_phone: 1e300 }, undefined],
  ['business_capability_update', {}, undefined],
  ['security', { event: 'PIN_CHANGED' }, { about: 'security', code: 'pin_changed' }],
  ['security', { event: 'OTHER' }, undefined],
  ['flows', { event: 'FLOW_STATUS_CHANGE' }, undefined],
])('%s %j has the condition %j', (field, value, expected) => {
  const condition = conditionOf(field, value);
  if (expected === undefined) expect(condition).toBeUndefined();
  else expect(condition).toMatchObject(expected);
});

test('a condition has the phone number that the event contains', () => {
  for (const fields of [{ display_phone_number: '15550783881' }, { phone_number: '+1 555 078 3881' }])
    expect(conditionOf('account_update', { event: 'ACCOUNT_DELETED', ...fields })).toMatchObject({
      phoneNumber: '+15550783881',
    });
  expect(conditionOf('account_update', { event: 'ACCOUNT_DELETED' })).not.toHaveProperty('phoneNumber');
});
