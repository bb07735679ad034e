import { useTranslations } from '../../../lib/intl/use-translations.ts';

/** Keys that WhatsApp adds, which the customer did not fill in. */
const OWN_NAMES = new Set(['flow_token']);

/** The submitted fields of a form. */
export function Fields({ values }: { values: Record<string, unknown> }) {
  const t = useTranslations('thread');
  const rows = Object.entries(values).filter(([name]) => !OWN_NAMES.has(name));
  if (rows.length === 0) return <p className="text-muted italic">{t('emptyForm')}</p>;
  return (
    <table className="mt-1 w-full text-sm">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name} className="border-line border-t align-top">
            <th
              dir="auto"
              scope="row"
              className="max-w-40 break-words py-1 pe-3 text-start font-normal text-muted"
            >
              {readableName(name)}
            </th>
            <td dir="auto" className="break-words py-1 [overflow-wrap:anywhere]">
              {readable(value)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Forms built with Meta's editor name their fields like `screen_0_First_name_1`. */
function readableName(name: string): string {
  return name
    .replace(/^screen_\d+_/, '')
    .replace(/_\d+$/, '')
    .replaceAll('_', ' ');
}

function readable(value: unknown): string {
  if (Array.isArray(value)) return value.map(readable).join(', ');
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  // Their choices are encoded like `0_Yes`.
  return String(value ?? '–').replace(/^\d+_(?=\D)/, '');
}
