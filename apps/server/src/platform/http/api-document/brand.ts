import type { FastifySwaggerUiOptions } from '@fastify/swagger-ui';

/* The name and the colours of the product on the pages of the API reference. */

const drawing =
  '<path fill="#fff" d="M16 20h32a4 4 0 0 1 4 4v16a4 4 0 0 1-4 4H30l-10 8v-8h-4a4 4 0 0 1-4-4V24a4 4 0 0 1 4-4z"/><path d="M22 32l6 6 14-13" fill="none" stroke="#0b7a55" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>';
const svg = (width: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 64"><title>WaQtor</title>${content}</svg>`;
const icon = svg(64, `<rect width="64" height="64" rx="14" fill="#0b7a55"/>${drawing}`);
const words =
  '<text x="72" y="43" fill="#fff" font-family="system-ui, sans-serif" font-weight="600" font-size="32">WaQtor API</text>';

const css = `
.swagger-ui .topbar { background: #0b7a55; padding: 6px 0; }
.swagger-ui .topbar a { max-width: none; }
.swagger-ui .topbar a img { height: 44px; }
.swagger-ui .info .title small.version-stamp { background: #0b7a55; }
.swagger-ui .btn.authorize { border-color: #0b7a55; color: #0b7a55; }
.swagger-ui .btn.authorize svg { fill: #0b7a55; }
.swagger-ui .btn.execute { background: #0b7a55; border-color: #0b7a55; }
`;

export const docsBrand: Pick<FastifySwaggerUiOptions, 'logo' | 'theme'> = {
  logo: { type: 'image/svg+xml', content: svg(270, drawing + words), href: '/docs', target: '_self' },
  theme: {
    title: 'WaQtor API',
    favicon: [
      { filename: 'icon.svg', rel: 'icon', sizes: 'any', type: 'image/svg+xml', content: Buffer.from(icon) },
    ],
    css: [{ filename: 'brand.css', content: css }],
  },
};
