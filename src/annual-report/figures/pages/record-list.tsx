import type { ComponentChildren } from 'preact';
import { TableFrame } from '../../../platform/ui/index.ts';

/** Records behind a figure as a table. */
export function List({ heads, label, children }: { heads: string[]; label: string; children: ComponentChildren }) {
  return (
    <TableFrame label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" class={/件数|金额/.test(head) ? 'n' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </TableFrame>
  );
}
