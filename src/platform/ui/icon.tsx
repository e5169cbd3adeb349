import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve('@tabler/icons/outline/home.svg'));
const drawn = new Map<string, string>();

/** An icon of @tabler/icons, inlined; decoration only: say the meaning in words beside it. */
export function Icon({ name, size = 20 }: { name: string; size?: number }) {
  let inner = drawn.get(name);
  if (inner === undefined) {
    inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(readFileSync(join(folder, `${name}.svg`), 'utf8'))?.[1]?.trim() ?? '';
    drawn.set(name, inner);
  }
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
      dangerouslySetInnerHTML={{ __html: inner }}
    />
  );
}
