import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';

/**
 * An initial response that was in flight when its query was invalidated may predate the change. TanStack
 * Query takes it for fresh; here the query is fetched once more after it has arrived.
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
