import type { ReactNode } from 'react';

/** A labelled figure, with a sparkline if there is a history. */
export function Figure({
  name,
  value,
  isWide = false,
  children,
}: {
  name: string;
  value: string;
  isWide?: boolean;
  children?: ReactNode;
}) {
  return (
    <div
      className={`flex min-w-0 flex-col gap-2 rounded-2xl border border-line bg-surface p-4 ${isWide ? 'col-span-2' : ''}`}
    >
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="font-semibold text-2xl tabular-nums">
        <bdi>{value}</bdi>
      </dd>
      {children && <dd>{children}</dd>}
    </div>
  );
}

export function Figures({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h2 className="font-semibold text-lg">{title}</h2>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">{children}</dl>
    </section>
  );
}

/** A horizontally scrolling table. */
export function Rows({
  title,
  heads,
  rows,
}: {
  title: string;
  heads: readonly string[];
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h2 className="font-semibold text-lg">{title}</h2>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard.
        tabIndex={0}
        className="overflow-x-auto rounded-2xl border border-line bg-surface"
      >
        <table className="w-full text-sm tabular-nums">
          <thead className="text-muted">
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className="px-4 py-2 text-start font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cells }) => (
              <tr key={id} className="border-line border-t">
                {cells.map((cell, i) => (
                  <td
                    key={heads[i]}
                    dir="auto"
                    className="max-w-80 truncate px-4 py-2.5 [text-align:-webkit-match-parent]"
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
