import { afterEach, expect, test } from 'vitest';
import { files } from '../../testing/files.ts';
import { scene, stopScenes } from '../../testing/scene.ts';

afterEach(stopScenes);

const form = (fields: Record<string, string>, file?: { bytes: Uint8Array; type: string; name?: string }) => {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  if (file)
    data.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name ?? 'file');
  return data;
};
const whatsapp = { messaging_product: 'whatsapp' };
const png = { bytes: files.png, type: 'image/png' };

test.each<[string, FormData, number, string]>([
  ['no product', form({}, png), 100, 'messaging_product is required'],
  ['no file', form(whatsapp), 100, 'file is required'],
  [
    'a type that WhatsApp does not accept',
    form({ ...whatsapp, type: 'image/gif' }, png),
    100,
    "type 'image/gif'",
  ],
  ['an empty file', form(whatsapp, { ...png, bytes: new Uint8Array() }), 131053, 'empty'],
  [
    'an image above 5 MB',
    form(whatsapp, { ...png, bytes: new Uint8Array(5 * 1024 ** 2 + 1) }),
    131053,
    'larger than',
  ],
])('an upload with %s is refused', async (_, body, code, details) => {
  const { number, call } = await scene({}, false);
  const { json } = await call('POST', `${number.pnid}/media`, body);
  expect(json.error?.code).toBe(code);
  expect(`${json.error?.message} ${json.error?.error_data?.details}`).toContain(details);
});

test('an upload described in JSON gets an example of its type', async () => {
  const { number, call } = await scene({}, false);
  for (const [file, type] of [
    ['@/a.webp', /webp/],
    ['@/a.ogg', /^audio/],
    ['@/a.jpg', /^image/],
    ['@/a.pdf', /^application/],
    ['@/a.bin;type=image/png', /^image\/png$/],
  ] as const) {
    const { json } = await call('POST', `${number.pnid}/media`, { ...whatsapp, file });
    const shown = await call('GET', String(json.id));
    expect([file, shown.json.mime_type]).toEqual([file, expect.stringMatching(type)]);
  }
  const nothing = await call('POST', `${number.pnid}/media`, { ...whatsapp, file: 'a.png' });
  expect(nothing.json.error?.message).toContain('file is required');
});

test('a file belongs to its number, and is downloaded under its name', async () => {
  const { sandbox, number, call } = await scene({}, false);
  const { json } = await call(
    'POST',
    `${number.pnid}/media`,
    form(whatsapp, { ...png, name: 'la robe (1).png' }),
  );
  const id = String(json.id);
  expect((await call('GET', `${id}?phone_number_id=${number.pnid}`)).json).toMatchObject({
    id,
    mime_type: 'image/png',
  });
  for (const method of ['GET', 'DELETE'])
    expect((await call(method, `${id}?phone_number_id=404`)).json.error).toMatchObject({ error_subcode: 33 });
  const { url } = (await call('GET', id)).json as { url?: string };
  const download = (token: string) => fetch(String(url), { headers: { authorization: `Bearer ${token}` } });
  const file = await download(number.token);
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="la_robe__1_.png"');
  expect(Buffer.from(await file.arrayBuffer()).equals(files.png)).toBe(true);
  const stranger = sandbox.admin.createNumber();
  expect((await download(stranger.token)).status).toBe(404);
  expect((await call('POST', id, { name: 'x' })).json.error).toMatchObject({ error_subcode: 33 });
  expect((await call('DELETE', id)).json).toEqual({ success: true });
  expect((await download(number.token)).status).toBe(404);
});
