import { Unreadable } from '../../../platform/reading/index.ts';
import type { PageDrawing } from '../../../platform/reading/pdf-page/shapes.ts';
import { type Engine, type Grey, writePng } from '../../../platform/scans/index.ts';
import { recognised } from './recognised.ts';

/** What reads pictures, and keeps those of pages with tables for a person to look at. */
export interface Eyes {
  engine: Engine;
  /** told after each page: how many are read, of how many */
  tell(done: number, pages: number): void;
  /** pages with tables, by their number: PNG as they were read, and how large they are in points */
  kept: Map<number, { png: Uint8Array; width: number; height: number }>;
  /** how many pages were looked at */
  looked: number;
}

/** A file, or a part of it, is pictures; the message says that nothing of it was read. */
export class Scanned extends Unreadable {
  /** how many pages are pictures */
  readonly pages: number;
  constructor(message: string, pages: number) {
    super(message);
    this.pages = pages;
  }
}

/** Reads the picture of a page. @returns its letters and lines, as though a program had drawn them */
export async function look(eyes: Eyes, picture: Grey, page: number): Promise<PageDrawing> {
  eyes.looked += 1;
  const { drawing, straight, tables } = await recognised(eyes.engine, picture, page);
  if (tables) eyes.kept.set(page, { png: writePng(straight), width: drawing.width, height: drawing.height });
  return drawing;
}
