import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { IconName } from './icons.ts';

/** What stands within each icon's <svg>. */
let drawn: Record<IconName, string> | undefined;

/** An icon, inlined; decoration only: say the meaning in words beside it. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  drawn ??= JSON.parse(readFileSync(join(root, 'dist', 'icons.json'), 'utf8')) as Record<IconName, string>;
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: drawn[name] }}
    />
  );
}
