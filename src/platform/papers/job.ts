import { cleaned } from './clean.ts';
import { facesForPdf } from './faces.ts';
import { IMPRINT, LEADING, MASTHEAD, markSize, PAGE, RED, SIZES, signaturePlaces } from './layout.ts';
import { beforeSignature, imprintEnds, type Paper } from './model.ts';

/** Everything that the typesetter is told of a paper, as JSON. */
export function jobOf(given: Paper): string {
  const paper = cleaned(given);
  return JSON.stringify({
    paper: {
      ...paper,
      blocks: paper.blocks.map((block, n) => {
        if (block.kind === 'signature') return { ...block, places: signaturePlaces(block.organisation, block.date) };
        if (block.kind === 'masthead') return { ...block, size: markSize(block.name) };
        if (block.kind === 'imprint') return { ...block, ends: imprintEnds(block) };
        return { ...block, sticky: beforeSignature(paper.blocks, n) };
      }),
    },
    'page-of': PAGE,
    sizes: SIZES,
    leading: LEADING,
    mast: { ...MASTHEAD, red: `#${RED}` },
    rules: IMPRINT,
    faces: facesForPdf,
  });
}
