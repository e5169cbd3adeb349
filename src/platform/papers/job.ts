import { cleaned } from './clean.ts';
import { facesForPdf } from './faces.ts';
import { LEADING, PAGE, SIZES, signaturePlaces } from './layout.ts';
import { beforeSignature, type Paper } from './model.ts';

/** Everything that the typesetter is told of a paper, as JSON. */
export function jobOf(given: Paper): string {
  const paper = cleaned(given);
  return JSON.stringify({
    paper: {
      ...paper,
      blocks: paper.blocks.map((block, n) => {
        if (block.kind === 'signature') return { ...block, places: signaturePlaces(block.organisation, block.date) };
        return { ...block, sticky: beforeSignature(paper.blocks, n) };
      }),
    },
    'page-of': PAGE,
    sizes: SIZES,
    leading: LEADING,
    faces: facesForPdf,
  });
}
