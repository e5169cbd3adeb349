import { relationNames } from '../../words.ts';
import type { Lineage, Link } from './lineage.ts';

/** px */
const [BETWEEN, RADIUS, EDGE, RISE] = [112, 18, 56, 30];
const LABEL_LINE = 20;

/** Numbered circles from left to right, the older first, and arrows from what changes to what is changed. It says nothing
 *  that the list below it does not say. */
export function LineagePicture({ steps, links, here }: Pick<Lineage, 'steps' | 'links'> & { here: number }) {
  const highest = Math.max(...links.map(({ from, to }) => Math.abs(from - to)));
  const line = highest * RISE + RADIUS + LABEL_LINE;
  const width = EDGE * 2 + BETWEEN * (steps.length - 1);
  const height = line + RADIUS + 30;
  return (
    <div class="lineage-picture">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0 8 4 0 8z" class="head" />
          </marker>
        </defs>
        {links.map((link) => (
          <Arrow key={`${link.from} ${link.to}`} link={link} line={line} />
        ))}
        {steps.map(({ documentId, validity, on }, place) => (
          <g
            key={place}
            class={[validity === 'valid' ? 'valid' : 'ended', documentId === here ? 'here' : ''].join(' ')}
          >
            <circle cx={at(place)} cy={line} r={RADIUS} />
            <text x={at(place)} y={line + 5} class="number">
              {place + 1}
            </text>
            <text x={at(place)} y={line + RADIUS + 20}>
              {on?.slice(0, 4) ?? '其他机关'}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

const at = (place: number) => EDGE + place * BETWEEN;

function Arrow({ link: { from, to, kinds }, line }: { link: Link; line: number }) {
  const rise = Math.abs(from - to) * RISE;
  const back = from > to ? 1 : -1; // the way it goes: what changes is mostly the later
  const [start, end] = [at(from) - back * 8, at(to) + back * 8];
  const top = line - RADIUS - rise;
  // a cubic reaches three quarters of the way to its handles
  const handle = line - RADIUS - (rise * 4) / 3;
  return (
    <>
      <path
        class="arrow"
        d={`M${start} ${line - RADIUS + 2}C${start} ${handle} ${end} ${handle} ${end} ${line - RADIUS - 1}`}
        marker-end="url(#arrow)"
      />
      <text class="label" x={(start + end) / 2} y={top - 5}>
        {kinds.map((kind, place) => (
          <tspan key={kind} dx={place ? 6 : 0}>
            {relationNames[kind]}
          </tspan>
        ))}
      </text>
    </>
  );
}
