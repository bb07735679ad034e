import { isJson, type Json, listAt, objectAt, stringAt } from '../../json.ts';
import { GraphError } from '../errors.ts';
import { checkText, invalid } from '../request/checks.ts';

const KINDS: Record<string, (interactive: Json, action: Json) => void> = {
  button: checkButtons,
  list: checkList,
  cta_url: (_, action) => {
    const parameters = parametersOf(action, 'cta_url');
    checkText(parameters, 'display_text', "action['parameters']['display_text']", 20);
    const url = checkText(parameters, 'url', "action['parameters']['url']", 2000);
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
      throw invalid("action['parameters']['url'] is not a valid URL");
  },
  flow: (_, action) => {
    const parameters = parametersOf(action, 'flow');
    if (stringAt(parameters, 'flow_id') === undefined && stringAt(parameters, 'flow_name') === undefined) {
      throw new GraphError(131008, "action['parameters'] needs flow_id or flow_name");
    }
    checkText(parameters, 'flow_cta', "action['parameters']['flow_cta']", 30);
  },
  product: (_, action) => {
    checkText(action, 'catalog_id', "action['catalog_id']", 200);
    checkText(action, 'product_retailer_id', "action['product_retailer_id']", 200);
  },
  product_list: (interactive, action) => {
    checkText(action, 'catalog_id', "action['catalog_id']", 200);
    if (!isJson(interactive.header))
      throw new GraphError(131008, 'Parameter header is mandatory for product_list');
    checkProducts(listAt(action, 'sections'));
  },
  catalog_message: (_, action) => {
    if (action.name !== 'catalog_message') throw invalid("action['name'] must be catalog_message");
  },
  location_request_message: (_, action) => {
    if (action.name !== 'send_location') throw invalid("action['name'] must be send_location");
  },
  request_contact_info: (_, action) => {
    if (action.name !== 'request_contact_info') throw invalid("action['name'] must be request_contact_info");
  },
  address_message: (_, action) => void parametersOf(action, 'address_message'),
  order_details: (_, action) => void parametersOf(action, 'review_and_pay'),
  order_status: (_, action) => void parametersOf(action, 'review_order'),
  carousel: (_, action) => {
    const { length } = listAt(action, 'cards');
    if (length < 2 || length > 10) throw invalid("action['cards'] needs 2 to 10 cards");
  },
  call_permission_request: () => undefined,
  voice_call: () => undefined,
};

const NEEDS_NO_BODY = new Set(['product']);

/** Validates an interactive message: its type, header, body, footer and action. */
export function checkInteractive(interactive: Json): void {
  const kind = stringAt(interactive, 'type');
  const check = kind === undefined ? undefined : KINDS[kind];
  if (!kind || !check || !Object.hasOwn(KINDS, kind)) {
    throw new GraphError(
      100,
      `Param interactive['type'] must be one of {${Object.keys(KINDS).join(', ')}} - got "${String(interactive.type)}".`,
    );
  }
  if (!isJson(interactive.action))
    throw new GraphError(131008, "Parameter interactive['action'] is mandatory");
  const withButtons = kind === 'button' || kind === 'cta_url';
  if (interactive.body !== undefined || !NEEDS_NO_BODY.has(kind)) {
    checkText(
      objectAt(interactive, 'body'),
      'text',
      "interactive['body']['text']",
      withButtons ? 1024 : 4096,
    );
  }
  if (interactive.footer !== undefined)
    checkText(objectAt(interactive, 'footer'), 'text', "interactive['footer']['text']", 60);
  if (interactive.header !== undefined) checkHeader(kind, objectAt(interactive, 'header'));
  check(interactive, interactive.action);
}

/** Types whose header must be text. */
const TEXT_HEADERS = new Set(['list', 'product_list']);
const HEADERS = ['text', 'image', 'video', 'document'] as const;

function checkHeader(kind: string, header: Json): void {
  const type = HEADERS.find((known) => known === header.type);
  if (type === undefined)
    throw new GraphError(
      100,
      `Param interactive['header']['type'] must be one of {${HEADERS.join(', ').toUpperCase()}} - got "${String(header.type)}".`,
    );
  if (type === 'text') {
    checkText(header, 'text', "interactive['header']['text']", 60);
    return;
  }
  if (TEXT_HEADERS.has(kind)) throw invalid(`The header of a ${kind} is a text`);
  const file = objectAt(header, type);
  if (file.id === undefined && file.link === undefined)
    throw new GraphError(131008, `interactive['header']['${type}'] needs id or link`);
}

function checkProducts(sections: unknown[]): void {
  if (sections.length === 0) throw new GraphError(131008, "Parameter action['sections'] is mandatory");
  if (sections.length > 10) throw invalid('A list of products has 1 to 10 sections');
  const counts = sections.map((section) => listAt(section, 'product_items').length);
  if (counts.includes(0)) throw new GraphError(131008, 'Each section needs product_items');
  if (counts.reduce((sum, count) => sum + count, 0) > 30) throw invalid('A list has at most 30 products');
}

function parametersOf(action: Json, name: string): Json {
  if (action.name !== name) throw invalid(`action['name'] must be ${name}`);
  if (!isJson(action.parameters)) throw new GraphError(131008, "Parameter action['parameters'] is mandatory");
  return action.parameters;
}

function checkButtons(_: Json, action: Json): void {
  const buttons = listAt(action, 'buttons');
  if (buttons.length < 1 || buttons.length > 3)
    throw invalid('Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3');
  const ids = new Set<string>();
  const titles = new Set<string>();
  buttons.forEach((button, at) => {
    const reply = objectAt(button, 'reply');
    if (!isJson(button) || button.type !== 'reply') throw invalid(`buttons[${at}]['type'] must be reply`);
    ids.add(checkText(reply, 'id', `buttons[${at}]['reply']['id']`, 256));
    titles.add(checkText(reply, 'title', `buttons[${at}]['reply']['title']`, 20));
  });
  if (ids.size < buttons.length) throw invalid('Duplicate button ids');
  if (titles.size < buttons.length) throw invalid('Duplicate button titles');
}

function checkList(_: Json, action: Json): void {
  checkText(action, 'button', "action['button']", 20);
  const sections = listAt(action, 'sections');
  if (sections.length < 1 || sections.length > 10) throw invalid('A list has 1 to 10 sections');
  const ids = new Set<string>();
  let rows = 0;
  sections.forEach((section, at) => {
    if (sections.length > 1 || (isJson(section) && section.title !== undefined && section.title !== '')) {
      checkText(isJson(section) ? section : {}, 'title', `sections[${at}]['title']`, 24);
    }
    listAt(section, 'rows').forEach((row, index) => {
      const holder = isJson(row) ? row : {};
      const path = `sections[${at}]['rows'][${index}]`;
      ids.add(checkText(holder, 'id', `${path}['id']`, 200));
      checkText(holder, 'title', `${path}['title']`, 24);
      if (holder.description !== undefined) checkText(holder, 'description', `${path}['description']`, 72);
      rows++;
    });
  });
  if (rows < 1 || rows > 10) throw invalid(`Total row count exceed max allowed count: 10 (got ${rows})`);
  if (ids.size < rows) throw invalid('Duplicate row ids');
}
