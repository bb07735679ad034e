import { api, unwrap } from '../../../lib/api.ts';
import { type ContactFilters, toQuery } from './contact-filters.ts';

/** Downloads the filtered contacts as a CSV file. */
export async function exportContacts(filters: ContactFilters): Promise<void> {
  const query = toQuery(filters);
  const file = await unwrap<Blob>(api.GET('/api/v1/contacts/export', { params: { query }, parseAs: 'blob' }));
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = 'contacts.csv';
  link.click();
  URL.revokeObjectURL(url);
}
