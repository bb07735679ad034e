import { ProviderError } from '@waqtor/provider';
import { describe, expect, it } from 'vitest';
import { checkCredentials } from './credentials.ts';
import { buildCredentials } from './testing/fake-graph.ts';

const good = buildCredentials('https://graph.facebook.com');

describe('credentials', () => {
  it("default to the newest Graph version and Meta's URL", () => {
    const { graphBaseUrl: _url, ...rest } = good;
    expect(checkCredentials({ ...rest, accessToken: '  EAAx ' })).toMatchObject({
      graphBaseUrl: 'https://graph.facebook.com',
      graphVersion: 'v26.0',
      accessToken: 'EAAx',
    });
  });

  it('are stored without a trailing slash in the URL', () => {
    expect(checkCredentials({ ...good, graphBaseUrl: 'http://127.0.0.1:8085/x//' }).graphBaseUrl).toBe(
      'http://127.0.0.1:8085/x',
    );
  });

  it.each([
    { phoneNumberId: '../me' },
    { phoneNumberId: '' },
    { wabaId: 'x' },
    { accessToken: 'bad\r\nx-header: 1' },
    { accessToken: 'sécret' },
    { appSecret: '' },
    { verifyToken: undefined },
    { graphBaseUrl: 'ftp://x' },
    { graphBaseUrl: 'https://user:pass@graph.facebook.com' },
    { graphBaseUrl: 'https://graph.facebook.com/?x=1' },
    { graphVersion: 'newest' },
    { graphVersion: 'v26.0/../..' },
  ])('refuse %o with the field name but not its value', (change) => {
    const [[field, value]] = Object.entries(change) as [[string, string | undefined]];
    const check = () => checkCredentials({ ...good, ...change });
    expect(check).toThrowError(ProviderError);
    expect(check).toThrowError(field);
    if (value) expect(check).not.toThrowError(value);
  });
});
