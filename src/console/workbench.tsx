import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { administratorsMissing, holdersOf, needsOffice } from '../organizations/index.ts';
import { clockWarning } from '../platform/audit-log/index.ts';
import type { Db } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { staffOf } from '../platform/http/services.ts';
import { adminRoles, has, roles, runsPlatform, type Who } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { Empty, Panel, Tag } from '../platform/ui/index.ts';
import { factsOf } from './first-steps/facts.ts';
import { FirstStepsPanel } from './first-steps/panel.tsx';
import { isComplete, stepsOf } from './first-steps/steps.ts';
import type { RailEntry } from './rail.ts';

interface Props {
  who: Who;
  lines: DeskLine[];
  above: VNode[];
  beside: VNode[];
}

/** What each room has for this person: single matters before sums. */
async function deskOf(asked: Asked): Promise<Omit<Props, 'who'>> {
  const desks = asked.house.rooms.map(({ desk }) => desk);
  const [lines, above, beside] = await Promise.all([
    Promise.all(desks.map((desk) => desk.lines?.(asked) ?? [])),
    Promise.all(desks.map((desk) => desk.above?.(asked))),
    Promise.all(desks.map((desk) => desk.beside?.(asked))),
  ]);
  const all = lines.flat();
  const drawn = (panels: (VNode | undefined)[]) => panels.filter((panel) => panel !== undefined);
  return {
    lines: [...all.filter(({ tag }) => tag), ...all.filter(({ tag }) => !tag)],
    above: drawn(above),
    beside: drawn(beside),
  };
}

function WaitingPanel({ lines }: { lines: DeskLine[] }) {
  return (
    <Panel title="等我办理">
      {lines.length === 0 && <Empty>现在没有等您办理的事项。新的申请、送审、退回和待发布信息会列在这里。</Empty>}
      <ul class="todo">
        {lines.map(({ title, href, tag, note, time }) => (
          <li key={href}>
            <a href={href}>{title}</a>
            <span>
              {tag && <Tag tone="warn">{tag}</Tag>} {note}
              {time && <time>{`　${time}`}</time>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Administrators have seldom such matters: their work is in the places that they keep. */
function DutiesPanel({ rail }: { rail: RailEntry[] }) {
  return (
    <Panel title="管理事项">
      <ul class="todo">
        {rail.map(
          ({ path, label, duty }) =>
            duty && (
              <li key={path}>
                <a href={path}>{label}</a>
                <span>{duty}</span>
              </li>
            ),
        )}
      </ul>
    </Panel>
  );
}

function Head({ who, warnings }: { who: Who; warnings: (string | undefined)[] }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>工作台</h1>
          <p class="meta">{who.roles.map((role) => roles[role]).join('、') || '还没有权限'}</p>
        </div>
      </header>
      {warnings.map(
        (warning) =>
          warning && (
            <p key={warning} class="warning" role="status">
              {warning}
            </p>
          ),
      )}
    </>
  );
}

function DeskPage({ lines, above, beside }: Omit<Props, 'who'>) {
  return (
    <div class="grid">
      <div>
        {above}
        <WaitingPanel lines={lines} />
      </div>
      <div>{beside}</div>
    </div>
  );
}

/** Who can do nothing yet is told so, and who can give it. */
async function lacking(db: Db, who: Who): Promise<string | undefined> {
  const given = who.roles.length > 0;
  if (given && (who.officeId !== null || !needsOffice(who.roles))) return undefined;
  const by = given ? 'systemAdmin' : 'securityAdmin';
  const names = (await holdersOf(db, who.authorityId)).filter(({ role }) => role === by).map(({ name }) => name);
  const whom = `${roles[by]}${names.length > 0 ? `（${names.join('、')}）` : ''}`;
  return given
    ? `您还没有所属科室，不能撰写和初审文稿，请联系${whom}登记。`
    : `您的账号还没有权限，现在不能办理，请联系${whom}授权。`;
}

/** 工作台: what waits for me, what is late, this year's figures. */
export function workbenchRoutes(app: FastifyInstance): void {
  app.get('/', async (request, reply) => {
    const who = staffOf(request);
    const { db, house, now } = app.services;
    const administers =
      who.roles.length > 0 && who.roles.every((role) => adminRoles.includes(role) || runsPlatform([role]));
    // what administrators are told of the machine's clock, and of one another
    const warnings = has(who, ...adminRoles)
      ? await Promise.all([clockWarning(db, now()), administratorsMissing(db, who.authorityId)])
      : [await lacking(db, who)];
    const watches = who.roles.length > 0 && who.roles.every((role) => role === 'cityOffice'); // none of the steps is theirs
    const facts = await factsOf(db, request.authority, dayOf(now()));
    const steps = stepsOf(facts);
    const desk = await deskOf({ db, house, who, now: now(), today: dayOf(now()) });
    const rail = (await request.rail?.()) ?? [];
    return reply.page(
      <>
        <Head who={who} warnings={warnings} />
        {!watches && !isComplete(steps) && <FirstStepsPanel who={who} steps={steps} holders={facts.holders} />}
        {administers ? (
          <>
            {desk.lines.length > 0 && <WaitingPanel lines={desk.lines} />}
            <DutiesPanel rail={rail} />
          </>
        ) : (
          <DeskPage {...desk} />
        )}
      </>,
      { title: '工作台', nav: '/console' },
    );
  });
}
