import { describe, expect, it } from 'vitest';
import { readTemplate } from './templates.ts';
import { assertDefined, openProvider, startFakeGraph } from './testing/fake-graph.ts';

const item = (name: string) => ({ id: name, name, language: 'en', status: 'APPROVED', components: [] });

describe('the templates of an account', () => {
  it('are read to the last page, without following the URL that Meta returns', async () => {
    const { url, received } = await startFakeGraph((request, response) => {
      const isSecond = request.url.includes('after=QQ');
      const body = isSecond
        ? { data: [item('b')], paging: { cursors: { after: 'WW' } } }
        : {
            data: [item('a'), 'nonsense', {}],
            paging: { cursors: { after: 'QQ' }, next: 'https://evil.example/x' },
          };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    const found = await assertDefined(openProvider(url).listTemplates)();
    expect(found.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(received).toHaveLength(2);
  });

  it('are read even with components unknown to us', () => {
    expect(
      readTemplate({
        ...item('c'),
        category: 'NEWS',
        parameter_format: 'NAMED',
        components: [
          { type: 'HEADER', format: 'HOLOGRAM' },
          { type: 'BODY', text: 'Hi {{name}}' },
          { type: 'CAROUSEL', cards: [] },
          { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }, 7] },
        ],
      }),
    ).toMatchObject({
      category: 'utility',
      parameterFormat: 'named',
      body: 'Hi {{name}}',
      buttons: [{ type: 'quick_reply', text: 'Yes', url: null }],
      otherComponents: ['carousel'],
    });
  });
});
