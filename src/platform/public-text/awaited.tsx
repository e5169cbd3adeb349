import type { Passage } from './finding.ts';

/** The island that shows what is recognised as it comes, for pages on which something is awaited. */
export const AWAITED = 'platform/awaited.js' as const;

export const isAwaited = (found: readonly Passage[]): boolean => found.some(({ awaited }) => awaited);

interface Props {
  found: readonly Passage[];
  /** address of the page, whose parts with `data-refreshed` and an id are shown anew */
  address: string;
}

/** Says that pictures are being read, and how the results are seen; nothing where none are. */
export function Awaited({ found, address }: Props) {
  if (!isAwaited(found)) return null;
  return (
    <p class="notice" role="status" data-awaited={address}>
      正在识别图片里的文字，<a href={address}>刷新页面可看识别结果</a>。
    </p>
  );
}
