import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';

/**
 * A first answer that is still on its way when it is declared stale may have been written before what made it stale. The
 * library takes it for the new one; here it is asked for once more as soon as it has arrived.
 */
export class RenewingClient extends QueryClient {
  override invalidateQueries(filters?: InvalidateQueryFilters, options?: InvalidateOptions): Promise<void> {
    for (const query of this.getQueryCache().findAll(filters)) {
      if (query.state.data !== undefined || query.state.fetchStatus !== 'fetching') continue;
      const again = () => super.invalidateQueries({ queryKey: query.queryKey, exact: true });
      query.promise?.then(again, () => {});
    }
    return super.invalidateQueries(filters, options);
  }
}
