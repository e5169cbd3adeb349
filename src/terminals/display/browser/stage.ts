import { put, sentenceOf } from '../../../platform/browser/sentences.ts';
import { secondsFor } from '../../playlists/timeline.ts';
import type { Slide } from '../message.ts';

/** What stands on the screen, page by page. */
export interface Stage {
  /** Puts a slide up, its first page. @returns how many pages it has */
  show(slide: Slide): number;
  /** Turns to a page, from 0. */
  turn(page: number): void;
  /** Seconds for each of its pages. @param seconds at least */
  seconds(seconds: number): number;
}

/** Pages of a long text are columns as wide as their frame, one of which is seen: the browser breaks them between lines
 *  and rows, and nothing is cut. */
export function stageIn(stage: HTMLElement, pageOf: HTMLElement): Stage {
  let pages = 1;
  let characters = 0;
  const frame = () => stage.querySelector<HTMLElement>('.pages');
  const turn = (page: number) => {
    const frame = stage.querySelector<HTMLElement>('.pages');
    if (frame) frame.scrollLeft = page * (frame.clientWidth + gapOf(frame));
    put(pageOf, pages > 1 ? sentenceOf(pageOf, 'of', { page: page + 1, pages }) : { text: '' });
  };
  return {
    turn,
    show({ html }) {
      stage.innerHTML = html;
      const of = frame();
      if (of) of.style.columnWidth = `${of.clientWidth}px`;
      pages = of ? Math.max(1, Math.round((of.scrollWidth + gapOf(of)) / (of.clientWidth + gapOf(of)))) : 1;
      characters = (stage.textContent ?? '').replace(/\s/g, '').length;
      turn(0);
      return pages;
    },
    seconds: (seconds) => secondsFor(characters / pages, seconds),
  };
}

const gapOf = (frame: HTMLElement): number => Number.parseFloat(getComputedStyle(frame).columnGap) || 0;
