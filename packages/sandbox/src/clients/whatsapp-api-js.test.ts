import { afterEach, expect, test } from 'vitest';
import { WhatsAppAPI } from 'whatsapp-api-js';
import * as kinds from 'whatsapp-api-js/messages';
import { type RunningSandbox, startSandbox } from '../index.ts';
import { files } from '../testing/files.ts';

let sandbox: RunningSandbox | undefined;
afterEach(() => sandbox?.stop());

const link = 'https://files.example/a.png';

/**
 * Every method of the client that calls Graph. Its URLs are fixed: a custom `fetch` sends the requests to the
 * sandbox.
 */
test('whatsapp-api-js works completely with the sandbox', async () => {
  sandbox = await startSandbox({ rules: { pairRate: false, throughput: false } });
  const { url } = sandbox;
  const number = sandbox.admin.createNumber({});
  const { pnid } = number;
  const { phone: to } = sandbox.admin.createPerson({ phone: '+212612345678' });
  const { id: inbound } = sandbox.admin.writeAs(to, { type: 'text', text: 'Hello?' });
  const api = new WhatsAppAPI({
    ...{ token: number.token, appSecret: number.appSecret, v: 'v23.0' },
    ponyfill: {
      fetch: (input: string | URL | Request, init?: RequestInit) =>
        fetch(
          String(input instanceof Request ? input.url : input).replace('https://graph.facebook.com', url),
          init,
        ),
    },
  });
  const upload = async (bytes: Buffer, type: string): Promise<string> => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(bytes)], 'file', { type }));
    return String(idOf(await api.uploadMedia(pnid, form)));
  };
  const image = await upload(files.png, 'image/png');
  const described = await api.retrieveMedia(image, pnid);
  const down = await api.fetchMedia(String(Reflect.get(described, 'url')));
  expect(Buffer.from(await down.arrayBuffer()).equals(files.png)).toBe(true);

  const { Text, Image, Audio, Video, Document, Sticker, Location, Reaction, Contacts, Name, Phone } = kinds;
  const {
    Interactive,
    Body,
    Header,
    Footer,
    ActionButtons,
    Button,
    ActionList,
    ListSection,
    Row,
    ActionCTA,
  } = kinds;
  const {
    ActionCatalog,
    CatalogProduct,
    Product,
    ActionProduct,
    ActionProductList,
    ProductSection,
    ActionLocation,
  } = kinds;
  const { Template, Language } = kinds;
  const body = new Body('Pick');
  const sends = {
    text: () => new Text('Yes'),
    image: () => new Image(image, true, 'Dates'),
    linked: () => new Image(link),
    audio: async () => new Audio(await upload(files.oggOpus, 'audio/ogg'), true, true),
    video: async () => new Video(await upload(files.mp4, 'video/mp4'), true, 'A film'),
    document: async () =>
      new Document(await upload(files.pdf, 'application/pdf'), true, 'A bill', 'bill.pdf'),
    sticker: async () => new Sticker(await upload(files.webp, 'image/webp'), true),
    location: () => new Location(-8, 31.6, 'Shop', 'Street 1'),
    reaction: () => new Reaction(inbound, '👍'),
    contacts: () => new Contacts([new Name('Jo', 'Jo'), new Phone('+15550100600', 'HOME')]),
    buttons: () =>
      new Interactive(
        new ActionButtons(new Button('a', 'A'), new Button('b', 'B')),
        body,
        new Header('H'),
        new Footer('F'),
      ),
    list: () =>
      new Interactive(new ActionList('Open', new ListSection('All', new Row('a', 'A', 'The first'))), body),
    url: () => new Interactive(new ActionCTA('Open', link), body),
    catalog: () => new Interactive(new ActionCatalog(new Product('sku1')), body),
    product: () => new Interactive(new ActionProduct(new CatalogProduct('sku1', 'c1')), body),
    products: () =>
      new Interactive(
        new ActionProductList('c1', new ProductSection('All', new Product('sku1'))),
        body,
        new Header('Dates'),
      ),
    whereabouts: () => new Interactive(new ActionLocation(), body),
    template: () => new Template('hello_world', new Language('en_US')),
  };
  for (const [kind, make] of Object.entries(sends)) {
    const answer = await api.sendMessage(pnid, to, await make(), inbound, `tracker ${kind}`);
    expect([kind, answer]).toEqual([
      kind,
      expect.objectContaining({
        messages: [expect.objectContaining({ id: expect.stringMatching(/^wamid\./) })],
      }),
    ]);
  }
  const everybody = api.broadcastMessage(pnid, [to, to], new Text('To all'), 2, 1);
  expect(await Promise.all(everybody)).toHaveLength(2);
  expect(sandbox.ledger.summary().sends).toBe(Object.keys(sends).length + 2);
  expect(await api.markAsRead(pnid, inbound, 'text')).toEqual({ success: true });

  const { code } = (await api.createQR(pnid, 'Hello there', 'svg')) as { code: string };
  expect(await api.retrieveQR(pnid)).toMatchObject({ data: [{ code, prefilled_message: 'Hello there' }] });
  expect(await api.retrieveQR(pnid, code)).toMatchObject({ data: [{ code }] });
  expect(await api.updateQR(pnid, code, 'Salut')).toMatchObject({ code, prefilled_message: 'Salut' });
  expect(await api.deleteQR(pnid, code)).toEqual({ success: true });

  expect(await api.blockUser(pnid, to)).toMatchObject({ block_users: { added_users: [{ wa_id: to }] } });
  expect(await api.unblockUser(pnid, to)).toMatchObject({ block_users: { removed_users: [{ wa_id: to }] } });

  await fetch(`${url}/${pnid}/settings?access_token=${number.token}`, {
    method: 'POST',
    body: new URLSearchParams({ calling: '{"status":"ENABLED"}' }),
  });
  const call = await api.initiateCall(pnid, to, 'v=0');
  const id = Reflect.get(Reflect.get(call, 'calls')[0], 'id') as `wacid.${string}`;
  for (const answer of [
    api.preacceptCall(pnid, id, 'v=0'),
    api.acceptCall(pnid, id, 'v=0'),
    api.rejectCall(pnid, id),
    api.terminateCall(pnid, id),
  ])
    expect(await answer).toMatchObject({ success: true });
  expect(await api.deleteMedia(image, pnid)).toEqual({ success: true });
});

const idOf = (answer: object): unknown => Reflect.get(answer, 'id');
