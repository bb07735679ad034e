/*
 * Spellings of URLs that would reach the server's own network. `port` is the port of the canary server.
 */

/** Forbidden IPv4 addresses, each of which is spelled in all the ways below. */
const ADDRESSES = [
  '127.0.0.1',
  '127.0.0.2',
  '0.0.0.0',
  '169.254.169.254',
  '10.0.0.1',
  '192.168.0.1',
  '172.16.0.1',
  '100.100.100.200',
];

/** Host names, and what the tests' resolver returns for them. */
export const NAMES: Record<string, string[]> = {
  'loopback.example': ['127.0.0.1'],
  'loopback6.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'mixed.example': ['93.184.215.14', '127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'zero.example': ['0.0.0.0'],
  'nat64.example': ['64:ff9b::7f00:1'],
  '127.0.0.1.nip.example': ['127.0.0.1'],
  'graph.facebook.com': ['127.0.0.1'],
  'lookaside.fbsbx.com': ['::1'],
  'xn--p-0ga.example': ['127.0.0.1'],
};

/** Returns at least 200 distinct URLs. */
export function spellAddresses(port: number): string[] {
  const hosts = [
    ...ADDRESSES.flatMap(spellIPv4),
    ...spellIPv6(),
    ...Object.keys(NAMES),
    ...[
      'localhost',
      'LOCALHOST',
      'LocalHost.',
      'localhost.localdomain',
      'ip6-localhost',
      'ｌｏｃａｌｈｏｓｔ',
      'metadata.google.internal',
    ],
    ...[
      '127.0.0.3',
      '127.1.1.1',
      '127.255.255.254',
      '255.255.255.255',
      '224.0.0.1',
      '239.1.1.1',
      '240.0.0.1',
      '198.18.0.1',
    ],
    ...[
      '192.0.0.192',
      '168.63.129.16',
      '192.88.99.1',
      '192.0.2.1',
      '198.51.100.7',
      '203.0.113.9',
      '100.64.0.1',
      '0.1.2.3',
    ],
  ];
  const spellings = [
    ...hosts.flatMap((host) => [`http://${host}:${port}`, `https://${host}`]),
    ...spellAround(port),
  ];
  return [...new Set(spellings)];
}

function spellIPv4(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (n: number, width = 2) => n.toString(16).padStart(width, '0');
  const octal = (n: number) => `0${n.toString(8)}`;
  const full = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  const escaped = (text: string) => [...text].map((char) => `%${hex(char.charCodeAt(0))}`).join('');
  return [
    address,
    `${address}.`,
    String(whole),
    `0x${hex(whole, 8)}`,
    `0X${hex(whole, 8).toUpperCase()}`,
    `0${whole.toString(8)}`,
    [a, b, c, d].map((n) => `0x${hex(n)}`).join('.'),
    [a, b, c, d].map(octal).join('.'),
    [`0x${hex(a)}`, octal(b), c, d].join('.'),
    [a, b, c * 256 + d].join('.'),
    [a, (b * 256 + c) * 256 + d].join('.'),
    full(address),
    full(String(whole)),
    address.replaceAll('.', '。'),
    address.replaceAll('.', '．'),
    escaped(address),
    `[::ffff:${address}]`,
    `[::ffff:${hex(a)}${hex(b)}:${hex(c)}${hex(d)}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b:1::${address}]`,
    `[2002:${hex(a)}${hex(b)}:${hex(c)}${hex(d)}::]`,
  ];
}

function spellIPv6(): string[] {
  return ['::1', '0:0:0:0:0:0:0:1', '0000:0000:0000:0000:0000:0000:0000:0001', '::', '0::1', '::0:1', '::%31']
    .concat(
      [
        '::1%lo',
        '::1%25lo',
        'fe80::1',
        'fe80::1%eth0',
        'fe80::1%25eth0',
        'fd00::1',
        'fd00:ec2::254',
        'fc00::1',
        'fec0::1',
      ],
      [
        'ff02::1',
        'ff05::1',
        '2001:db8::1',
        '2001::7f00:1',
        '2001:0:0:0:0:0:0:1',
        '100::1',
        '5f00::1',
        '3fff::1',
        '::ffff:0:127.0.0.1',
      ],
    )
    .map((address) => `[${address}]`);
}

/**
 * Returns spellings with tricks around the host: user info, other schemes, and characters that URL parsers
 * interpret differently.
 */
function spellAround(port: number): string[] {
  const here = `127.0.0.1:${port}`;
  const schemes = [
    'ftp',
    'file',
    'gopher',
    'dict',
    'ws',
    'wss',
    'ldap',
    'tftp',
    'jar:http',
    'blob:http',
    'view-source:http',
  ];
  return [
    ...schemes.map((scheme) => `${scheme}://${here}/`),
    `http://graph.facebook.com@${here}`,
    `https://graph.facebook.com:443@${here}`,
    `http://${here}#@graph.facebook.com`,
    `http://${here}?@graph.facebook.com`,
    `http://${here}/@graph.facebook.com`,
    `http://${here}\\@graph.facebook.com`,
    `http:\\\\${here}`,
    `http:${here}`,
    `http:/${here}`,
    `http:///${here}`,
    `//${here}`,
    here,
    ` http://${here}`,
    `http://${here} `,
    `http://\t${here}`,
    `http://127.0.0.1\n:${port}`,
    `ht\ntp://${here}`,
    `http://127.0.0.1\u200b:${port}`,
    `http://127.0.0.1\u0000:${port}`,
    `http://127\u00ad.0.0.1:${port}`,
    `http://①②⑦.⓪.⓪.①:${port}`,
    `http://${here}/%2e%2e/`,
    `http://127.0.0.1:0${port}`,
    `https://graph.facebook.com\\.${here}`,
    `https://graph.facebook.com.127.0.0.1.nip.example:${port}`,
    'data:text/plain,x',
    'javascript:fetch(1)',
    'http://',
    'http://:80',
    'http://[',
  ];
}
