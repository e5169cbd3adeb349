import type { GridCell } from '../../../../platform/reading/pdf-page/grid.ts';
import type { Sighting } from '../../../../platform/reading/pdf-page/shapes.ts';

/** A cell with what stands in it. */
export interface ReadCell extends GridCell {
  text: string;
  page: number;
  /** see Cell */
  doubt?: string | undefined;
  /** a figure so wide that another digit would stand on the next line */
  full?: boolean;
  /** where it was recognised in a picture */
  sighting?: Sighting | undefined;
}
