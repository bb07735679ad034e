import { describe, expect, it } from 'vitest';
import { buildBody, buildMessage, buildValue } from '../../testing/webhooks.ts';
import { parseWebhook } from '../parse.ts';
import { accountFields } from './account-events.ts';

const read = (field: string, value: unknown, entry = {}) => parseWebhook(buildBody(field, value, entry));

describe('an account event', () => {
  it.each(Object.keys(accountFields))('of field %s is returned with that field name', (field) => {
    const value = { some: 'thing' };
    expect(read(field, value, { time: 1739321024 })).toMatchObject([
      {
        type: 'account',
        field,
        kind: field,
        at: new Date(1739321024_000),
        raw: { field, value, time: 1739321024 },
      },
    ]);
  });

  it.each([
    ['message_template_status_update', { event: 'PAUSED', message_template_name: 'x' }, 'PAUSED'],
    ['phone_number_quality_update', { event: 'FLAGGED', display_phone_number: '15550783881' }, 'FLAGGED'],
    ['phone_number_name_update', { decision: 'APPROVED' }, 'APPROVED'],
    ['account_update', { event: 'ACCOUNT_RESTRICTION' }, 'ACCOUNT_RESTRICTION'],
    ['account_alerts', { alert_info: { alert_type: 'OBA_APPROVED' } }, 'OBA_APPROVED'],
    ['account_review_update', { decision: 'REJECTED' }, 'REJECTED'],
    ['message_template_quality_update', { new_quality_score: 'RED' }, 'RED'],
  ])('of field %s has the kind from its payload', (field, value, kind) => {
    expect(read(field, value)).toMatchObject([{ type: 'account', kind }]);
  });

  it('includes the phone number if it is the only identification', () => {
    expect(read('phone_number_quality_update', { display_phone_number: '15550783881' })[0]?.account).toEqual({
      wabaId: '102290129340398',
      displayPhoneNumber: '15550783881',
    });
  });

  it('contains the marketing preferences of customers', () => {
    const user_preferences = [
      { wa_id: '16505551234', category: 'marketing_messages', value: 'stop', timestamp: 1731705721 },
      { user_id: 'US.9', category: 'marketing_messages', value: 'resume', timestamp: '1731705722' },
      { wa_id: '16505551234', category: 'utility_messages', value: 'stop', timestamp: 1731705721 },
      { wa_id: '16505551234', category: 'marketing_messages', value: 'snooze', timestamp: 1731705721 },
      { wa_id: '16505551234', category: 'marketing_messages', value: 'stop' },
    ];
    expect(read('user_preferences', buildValue({ user_preferences }))).toMatchObject([
      { type: 'consent', choice: 'stop', contact: { phone: '+16505551234' }, at: new Date(1731705721_000) },
      { type: 'consent', choice: 'resume', contact: { bsuid: 'US.9' }, at: new Date(1731705722_000) },
      { type: 'account', kind: 'stop' },
      { type: 'account', kind: 'snooze' },
      { type: 'account', kind: 'stop' },
    ]);
  });

  it('contains the errors next to messages', () => {
    const errors = [{ code: 130429, title: 'Rate limit hit' }];
    expect(read('messages', buildValue({ errors, messages: [buildMessage()] }))).toMatchObject([
      { type: 'message' },
      { type: 'account', kind: 'error', errors: [{ code: 130429, title: 'Rate limit hit' }] },
    ]);
  });

  it('is returned for each group it contains', () => {
    const groups = [
      { type: 'group_create', group_id: 'g', timestamp: '1750269342' },
      { type: 'group_delete' },
    ];
    expect(
      read('group_lifecycle_update', buildValue({ groups })).map((event) => 'kind' in event && event.kind),
    ).toEqual(['group_create', 'group_delete']);
  });
});

describe('a contact synchronisation', () => {
  const entry = { full_name: 'Pablo Morales', first_name: 'Pablo', phone_number: '16505551234' };

  it('contains who was added, changed and removed', () => {
    const item = (action: string, contact: unknown) => ({
      type: 'contact',
      action,
      contact,
      metadata: { timestamp: '1738346006' },
    });
    const state_sync = [item('add', entry), item('remove', { phone_number: '16505551234' }), item('add', {})];
    expect(read('smb_app_state_sync', buildValue({ state_sync }))).toMatchObject([
      { type: 'contact', removed: false, contact: { phone: '+16505551234', name: 'Pablo Morales' } },
      { type: 'contact', removed: true },
      { type: 'unknown', error: 'the contact has no readable id' },
    ]);
  });
});
