import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';

/**
 * An initial response that was in flight when its query was invalidated may be older than the change.
 * TanStack Query considers it fresh, so this client fetches the query once more after the response has
 * arrived.
 */
export class RefetchingQueryClient extends QueryClient {
  override invalidateQueries(filters?: InvalidateQueryFilters, options?: InvalidateOptions): Promise<void> {
    for (const query of this.getQueryCache().findAll(filters)) {
      if (query.state.data !== undefined || query.state.fetchStatus !== 'fetching') continue;
      const again = () => super.invalidateQueries({ queryKey: query.queryKey, exact: true });
      query.promise?.then(again, () => {});
    }
    return super.invalidateQueries(filters, options);
  }
}
