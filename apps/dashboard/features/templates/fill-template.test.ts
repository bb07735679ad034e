import { expect, test } from 'vitest';
import {
  buildComponents,
  canFill,
  fieldProblem,
  fieldsOf,
  fillText,
  suggestValues,
  type Template,
} from './fill-template.ts';

const template: Template = {
  id: '1',
  name: 'order_shipped',
  language: 'fr',
  category: 'utility',
  status: 'approved',
  parameterFormat: 'positional',
  header: { format: 'text', text: 'Commande {{1}}' },
  body: 'Bonjour {{1}}, elle arrive {{2}}. Merci {{1}}',
  footer: 'Dar Al Baraka',
  buttons: [
    { type: 'quick_reply', text: 'Merci', url: null },
    { type: 'url', text: 'Suivre', url: 'https://example.com/{{1}}' },
    { type: 'url', text: 'Le site', url: 'https://example.com' },
  ],
  otherComponents: [],
};
const values = { 'header.1': 'A-7', 'body.1': ' Amal ', 'body.2': 'demain', 'button.1': 'a7' };

test('each template parameter has one field, in order of appearance', () => {
  expect(fieldsOf(template).map(({ id }) => id)).toEqual(['header.1', 'body.1', 'body.2', 'button.1']);
});

test('only components with parameters are sent to WhatsApp', () => {
  expect(buildComponents(template, values)).toEqual([
    { type: 'header', parameters: [{ type: 'text', text: 'A-7' }] },
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Amal' },
        { type: 'text', text: 'demain' },
      ],
    },
    { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'a7' }] },
  ]);
  expect(buildComponents({ ...template, header: null, body: 'Bonjour', buttons: [] }, {})).toEqual([]);
});

test('named parameters are sent by name, and an image by its URL', () => {
  const named: Template = {
    ...template,
    parameterFormat: 'named',
    header: { format: 'image', text: null },
    body: 'Hi {{first_name}}',
    buttons: [{ type: 'copy_code', text: 'Copy', url: null }],
  };
  const given = { 'header.media': 'https://example.com/a.png', 'body.first_name': 'Amal', 'button.0': 'X1' };
  expect(buildComponents(named, given)).toEqual([
    { type: 'header', parameters: [{ type: 'image', image: { link: 'https://example.com/a.png' } }] },
    { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Amal' }] },
    {
      type: 'button',
      sub_type: 'copy_code',
      index: '0',
      parameters: [{ type: 'coupon_code', coupon_code: 'X1' }],
    },
  ]);
});

test('the preview inserts values without interpreting placeholders in them', () => {
  expect(fillText(template.body, 'body', { 'body.1': '{{2}}', 'body.2': 'x' })).toBe(
    'Bonjour {{2}}, elle arrive x. Merci {{2}}',
  );
  expect(fillText(template.body, 'body', {})).toBe(template.body);
});

test('values that Meta refuses are refused', () => {
  const [text] = fieldsOf(template);
  if (!text) throw new Error('no field');
  expect(fieldProblem(text, ' ')).toBe('missing');
  expect(fieldProblem(text, 'a\nb')).toBe('lines');
  expect(fieldProblem(text, 'a     b')).toBe('lines');
  expect(fieldProblem(text, 'a b')).toBeUndefined();
  expect(fieldProblem({ ...text, kind: 'image' }, 'javascript:alert(1)')).toBe('link');
  expect(fieldProblem({ ...text, kind: 'image' }, 'https://example.com/a.png')).toBeUndefined();
});

test("the customer's name is suggested as a value, a phone number never", () => {
  expect(suggestValues(template, 'Amal')).toEqual({ 'body.1': 'Amal' });
  expect(suggestValues(template, '+212612345678')).toEqual({});
});

test('a template with unsupported components cannot be filled in', () => {
  expect(canFill(template)).toBe(true);
  expect(canFill({ ...template, otherComponents: ['carousel'] })).toBe(false);
  expect(canFill({ ...template, header: { format: 'location', text: null } })).toBe(false);
  expect(canFill({ ...template, category: 'authentication' })).toBe(false);
});
