import type { PdfFile } from '../pdf.ts';
import { Unreadable } from '../unreadable.ts';
import type { Matrix } from './matrix.ts';
import { type Font, type Letter, MOST_STEPS, type Step } from './operations.ts';

type Pdfjs = Awaited<ReturnType<typeof import('unpdf')['getResolvedPDFJS']>>;
type PdfPage = Awaited<ReturnType<PdfFile['getPage']>>;

/** Sentences for the person who sent the file: it is damaged, a page holds too much. */
interface PageRefusals {
  broken: string;
  tooMuch: string;
}

/** A page's size, the way it is turned, and its steps. @throws Unreadable */
export async function openPage(
  pdf: PdfFile,
  number: number,
  says: PageRefusals,
): Promise<{ steps: Step[]; view: Matrix; size: [number, number] }> {
  const { getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  try {
    const page = await pdf.getPage(number);
    const { transform, width, height } = page.getViewport({ scale: 1 });
    const steps = await stepsOf(page, OPS, { says, layers: await pdf.getOptionalContentConfig() });
    page.cleanup();
    return { steps, view: transform as unknown as Matrix, size: [width, height] };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(says.broken);
  }
}

/** The page's steps. An operation that needs nothing of us is left out. @throws Unreadable when there are too many */
async function stepsOf(
  page: PdfPage,
  OPS: Pdfjs['OPS'],
  { says, layers }: { says: PageRefusals; layers: Layers },
): Promise<Step[]> {
  const { fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] } = await page.getOperatorList();
  if (fnArray.length > MOST_STEPS) throw new Unreadable(says.tooMuch);
  const translate = translator(page, OPS, layers);
  const silent = new Set([
    OPS.dependency,
    OPS.setGState,
    OPS.beginMarkedContent,
    OPS.beginMarkedContentProps,
    OPS.endMarkedContent,
  ]);
  let before: number | undefined;
  return fnArray.flatMap((operation, at) => {
    const steps = translate[operation]?.((argsArray[at] ?? []) as never) ?? [];
    // a picture is set by itself in a space of its own; no picture is unpacked, so that nothing stands in it
    const picture = operation === OPS.restore && before === OPS.transform;
    if (!silent.has(operation)) before = operation;
    return picture ? [{ does: 'picture' as const }, ...steps] : steps;
  });
}

type Translate = (args: never) => Step[];
type Layers = Awaited<ReturnType<PdfFile['getOptionalContentConfig']>>;

/** For each operation of pdf.js that matters, the step it is. */
function translator(page: PdfPage, OPS: Pdfjs['OPS'], layers: Layers): Record<number, Translate> {
  let shows = 0;
  const set =
    (what: Extract<Step, { does: 'set' }>['what'], factor = 1): Translate =>
    ([to]: number[]) => [{ does: 'set', what, to: (to ?? 0) * factor }];
  const move =
    (leading: boolean): Translate =>
    ([x, y]: number[]) => [{ does: 'move', x: x ?? 0, y: y ?? 0, leading }];
  const letters = ([shown]: (Letter | number)[][]): Step => ({
    does: 'letters',
    letters: shown ?? [],
    show: shows++,
  });
  const colour =
    (of: 'fill' | 'stroke'): Translate =>
    ([value]: unknown[]) => [{ does: 'colour', of, white: value === '#ffffff' }];
  const paints: Record<number, { by: ('fill' | 'stroke')[]; closed: boolean }> = {
    [OPS.fill]: { by: ['fill'], closed: false },
    [OPS.eoFill]: { by: ['fill'], closed: false },
    [OPS.stroke]: { by: ['stroke'], closed: false },
    [OPS.closeStroke]: { by: ['stroke'], closed: true },
    [OPS.fillStroke]: { by: ['fill', 'stroke'], closed: false },
    [OPS.eoFillStroke]: { by: ['fill', 'stroke'], closed: false },
    [OPS.closeFillStroke]: { by: ['fill', 'stroke'], closed: true },
    [OPS.closeEOFillStroke]: { by: ['fill', 'stroke'], closed: true },
  };
  return {
    [OPS.paintImageXObject]: () => [{ does: 'picture' }],
    [OPS.paintInlineImageXObject]: () => [{ does: 'picture' }],
    [OPS.save]: () => [{ does: 'save' }],
    [OPS.restore]: () => [{ does: 'restore' }],
    [OPS.transform]: (by: number[]) => [{ does: 'transform', by: by as unknown as Matrix }],
    [OPS.paintFormXObjectBegin]: ([by]: (number[] | null)[]) => [
      { does: 'save' },
      ...(by ? [{ does: 'transform' as const, by: by as unknown as Matrix }] : []),
    ],
    [OPS.paintFormXObjectEnd]: () => [{ does: 'restore' }],
    [OPS.beginText]: () => [{ does: 'begin-text' }],
    [OPS.setTextMatrix]: ([by]: Matrix[]) => (by ? [{ does: 'text-matrix', by }] : []),
    [OPS.setFont]: ([name, size]: [string, number]) => [{ does: 'font', font: fontOf(page, name), size }],
    [OPS.showText]: (args: (Letter | number)[][]) => [letters(args)],
    [OPS.showSpacedText]: (args: (Letter | number)[][]) => [letters(args)],
    [OPS.nextLineShowText]: (args: (Letter | number)[][]) => [{ does: 'next-line' }, letters(args)],
    [OPS.nextLine]: () => [{ does: 'next-line' }],
    [OPS.moveText]: move(false),
    [OPS.setLeadingMoveText]: move(true),
    [OPS.setLeading]: set('leading', -1),
    [OPS.setCharSpacing]: set('charSpacing'),
    [OPS.setWordSpacing]: set('wordSpacing'),
    [OPS.setHScale]: set('hScale', 0.01),
    [OPS.setTextRise]: set('rise'),
    [OPS.setLineWidth]: set('lineWidth'),
    [OPS.setTextRenderingMode]: set('mode'),
    [OPS.setGState]: ([all]: [string, unknown][][]) => (all ?? []).flatMap(opacity),
    [OPS.beginMarkedContent]: () => [{ does: 'layer', shown: true }],
    [OPS.beginMarkedContentProps]: ([tag, of]: unknown[]) => [
      { does: 'layer', shown: tag !== 'OC' || layers.isVisible(of as never) !== false },
    ],
    [OPS.endMarkedContent]: () => [{ does: 'layer-end' }],
    [OPS.beginAnnotation]: () => [{ does: 'annotation' }],
    [OPS.endAnnotation]: () => [{ does: 'annotation-end' }],
    [OPS.setFillRGBColor]: colour('fill'),
    [OPS.setStrokeRGBColor]: colour('stroke'),
    [OPS.constructPath]: ([paint, [points], around]: [
      number,
      [ArrayLike<number> | null],
      ArrayLike<number> | null,
    ]) => {
      const painted = paints[paint];
      if (!points || !painted) return [];
      return painted.by.map((how) => ({
        does: 'path' as const,
        paints: how,
        closed: painted.closed,
        points,
        around: around ?? undefined,
      }));
    },
  };
}

/** What a state of graphics says of what is filled. */
function opacity([key, value]: [string, unknown]): Step[] {
  if (key === 'ca') return [{ does: 'set', what: 'opacity', to: Number(value) }];
  if (key === 'BM' && value !== 'source-over' && value !== 'normal') return [{ does: 'set', what: 'opacity', to: 0.5 }];
  return [];
}

const PLAIN: Font = { lost: false, vertical: false, fontMatrix: [0.001, 0, 0, 0.001, 0, 0], defaultVMetrics: null };

function fontOf(page: PdfPage, name: string): Font {
  if (!page.commonObjs.has(name)) return PLAIN;
  const font: Partial<Font> | string = page.commonObjs.get(name);
  // in place of a font that cannot be used stands why; its letters are left out
  if (typeof font === 'string') return { ...PLAIN, lost: true };
  return {
    lost: false,
    vertical: font.vertical === true,
    fontMatrix: font.fontMatrix ?? PLAIN.fontMatrix,
    defaultVMetrics: font.defaultVMetrics ?? null,
  };
}
