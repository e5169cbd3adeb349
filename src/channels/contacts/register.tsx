import type { ComponentChildren, ComponentProps } from 'preact';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Facts, Field, Form, Panel } from '../../platform/ui/index.ts';
import { PATH as FACILITIES_PATH } from '../facilities/pages.tsx';
import type { Facility } from '../facilities/store.ts';
import { optionsOf } from '../lists.ts';
import type { Place } from './places.ts';

/** What is needed to register a place, and what was typed. */
export interface Keeping extends Given {
  /** this person registers places */
  keeps: boolean;
}

interface Given {
  offices: readonly { id: number; name: string }[];
  /** who may tend it */
  people: readonly { id: number; name: string }[];
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** Who keeps a board or a group, and what comes there. */
function KeptFields({ offices, people, servesAll, ...given }: Given & { servesAll: string }) {
  return (
    <>
      <Field
        {...given}
        name="officeId"
        label="所属科室（村、社区）"
        required
        options={[{ value: '', label: '请选择' }, ...optionsOf(offices)]}
      />
      <Field
        {...given}
        name="tendedBy"
        label="联系人"
        help="不指定的，本科室（村、社区）的联系人都能办"
        options={[{ value: '', label: '不指定' }, ...optionsOf(people)]}
      />
      <Choices
        {...given}
        name="servesAll"
        legend="放哪些信息"
        type="checkbox"
        options={[{ value: 'yes', label: servesAll }]}
      />
    </>
  );
}

/** Records of several of its kind, of which a new one may be one: then it counts once. */
export const wholesOf = (facilities: readonly Facility[], kinds: readonly string[], places: readonly Place[]) =>
  facilities.filter(
    ({ id, kind, until, removedAt }) =>
      kinds.includes(kind) && !until && !removedAt && !places.some((place) => place.id === id),
  );

/** Name, place, and since when: or of which record of several it is one. */
function NamedFields({ wholes, ...given }: Omit<Given, 'offices' | 'people'> & { wholes: readonly Facility[] }) {
  return (
    <>
      {wholes.length > 0 && (
        <Field
          {...given}
          name="outOf"
          label="是不是已经登记在公开设施里"
          help="选了原来的登记，总数不重复计算，启用日期照原来的"
          options={[
            { value: '', label: '不是，新增一处' },
            ...wholes.map(({ id, name, place, count }) => ({
              value: String(id),
              label: `是“${name}”${place && `（${place}）`}中的一处，还有 ${count} 处`,
            })),
          ]}
        />
      )}
      <Field {...given} name="name" label="名称" required />
      <Field {...given} name="place" label="地点" />
      <Field {...given} name="since" label="启用日期" type="date" help="新增的填写" />
    </>
  );
}

/** What was recorded of a place, as its form has it. */
export const typedOf = ({ officeId, tendedBy, servesAll, paper, members }: Place): Typed => ({
  officeId: String(officeId),
  tendedBy: tendedBy === null ? '' : String(tendedBy),
  servesAll: servesAll ? 'yes' : '',
  paper,
  members: members === null ? '' : String(members),
});

type FormOf = ComponentProps<typeof Form>['of'];

interface NewProps extends Keeping {
  action: string;
  of: FormOf;
  /** what is registered, and above its fields what it is */
  summary: string;
  before?: ComponentChildren;
  servesAll: string;
  wholes: readonly Facility[];
  /** none is registered yet */
  first: boolean;
  /** what only this kind has */
  children: ComponentChildren;
}

/** The form that registers a place, folded until it is wanted. */
export function NewPlace({ keeps, action, of, summary, before, first, wholes, children, ...form }: NewProps) {
  if (!keeps) return null;
  return (
    <details class="panel folded" open={form.failure !== undefined || first}>
      <summary>{summary}</summary>
      <Form action={action} of={of} failure={form.failure} class="narrow">
        {before}
        <NamedFields wholes={wholes} typed={form.typed} failure={form.failure} />
        <KeptFields {...form} />
        {children}
        <button class="btn" type="submit">
          登记
        </button>
      </Form>
    </details>
  );
}

interface RegisterProps extends Keeping {
  place: Place;
  /** the page of the place */
  action: string;
  of: FormOf;
  servesAll: string;
  facts: ComponentProps<typeof Facts>['rows'];
  /** what follows when it is not used any more */
  ended?: string;
  /** what only this kind has */
  children: ComponentChildren;
}

/** What is registered of a place, and the form that changes it. */
export function Register({ place, keeps, action, of, facts, ended = '', children, ...form }: RegisterProps) {
  return (
    <Panel title="登记">
      <Facts rows={facts} />
      {keeps && !place.until && (
        <details class="folded" open={form.failure !== undefined}>
          <summary>修改</summary>
          <Form action={action} of={of} failure={form.failure}>
            <KeptFields {...form} />
            {children}
            <button class="btn quiet" type="submit">
              保存
            </button>
          </Form>
        </details>
      )}
      {keeps && (
        <p class="help">
          停用、删除在<a href={`${FACILITIES_PATH}/${place.id}`}>公开设施</a>里登记{ended}。
        </p>
      )}
    </Panel>
  );
}
