import type { Sighting } from '../reading/blocks.ts';
import type { Scan } from '../understanding/read-report.ts';

/** Points of the page shown around a cell. */
const AROUND = 3;

interface Props {
  scan: Scan | undefined;
  sighting: Sighting | undefined;
  /** address of the result */
  href: string;
  /** what the cell is called */
  name: string;
}

/** A cell as it stands on its scanned page: the page's picture, all of it but the cell cut away. It leads to the page. */
export function CellPicture({ scan, sighting, href, name }: Props) {
  const kept = sighting && scan?.kept.find(({ page }) => page === sighting.page);
  if (!kept) return null;
  const { page, x0, y0, x1, y1 } = sighting;
  const [width, height] = [x1 - x0 + 2 * AROUND, y1 - y0 + 2 * AROUND];
  const scale = Math.min(SCALE, WIDEST / width);
  const address = `${href}/pages/${page}.png`;
  return (
    <a class="cell-picture" href={address}>
      <svg
        role="img"
        aria-label={`扫描图片：${name}`}
        viewBox={`${round(x0 - AROUND)} ${round(y0 - AROUND)} ${round(width)} ${round(height)}`}
        width={Math.round(width * scale)}
        height={Math.round(height * scale)}
      >
        <image href={address} width={round(kept.width)} height={round(kept.height)} />
      </svg>
    </a>
  );
}

/** Pixels of the screen for a point, and of a picture, which fits on a telephone. */
const SCALE = 1.6;
const WIDEST = 220;
const round = (points: number) => Math.round(points * 10) / 10;
